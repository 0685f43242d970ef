"""Celery: beat only ticks, workers lease rows from PostgreSQL; messages carry ids only."""

import os
from typing import Any

from celery import Celery
from celery.app.log import Logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integration_journal.settings")


class DjangosLogging(Logging):
    """Leaves Django's LOGGING as it is: Celery's own formats tell what a task was given."""

    def setup(self, *args: Any, **options: Any) -> bool:  # type: ignore[override]
        """Say that logging is taken care of."""
        return True


app = Celery("integration_journal", log=DjangosLogging)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
