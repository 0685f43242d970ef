"""The wiring of the rooms: settings, addresses, health, and the services `make run` embeds."""

from integration_journal.celery import app as celery_app

__all__ = ["celery_app"]
