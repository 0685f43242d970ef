"""Celery: beat only ticks, workers lease rows from PostgreSQL; messages carry ids only."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integration_journal.settings")

app = Celery("integration_journal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
