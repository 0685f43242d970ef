"""What the worker does for the journal."""

from celery import shared_task

from journal.actions import trash


@shared_task(name="journal.empty_trash")
def empty_trash() -> None:
    trash.empty_trash()
