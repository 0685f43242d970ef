"""Celery: beat only ticks, workers lease rows from PostgreSQL; messages carry ids only."""

import os

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integration_journal.settings")

app = Celery("integration_journal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def leave_logging_alone(**_: object) -> None:
    """Let Django's LOGGING stand: while somebody answers here, Celery brings no format of its own.

    Its own formats print what a task was given and what an error says.
    """
