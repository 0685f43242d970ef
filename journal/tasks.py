"""What the worker does for the journal."""

from celery import shared_task
from django.utils import timezone

from journal import attachments
from journal.actions import first_hours, fragments, landing, trash


@shared_task(name="journal.empty_trash")
def empty_trash() -> None:
    trash.empty_trash()
    fragments.let_go_never_arrived(timezone.now())


@shared_task(name="journal.sweep_files")
def sweep_files() -> None:
    attachments.sweep(timezone.now())


@shared_task(name="journal.end_expired_links")
def end_expired_links() -> None:
    landing.end_expired_links(timezone.now())


@shared_task(name="journal.keep_first_hours")
def keep_first_hours() -> None:
    first_hours.keep_near_first_hours(timezone.now())
