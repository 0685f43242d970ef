"""What the worker does for the prompts."""

from celery import shared_task
from django.utils import timezone

from prompts.actions import publish_due, uses


@shared_task(name="prompts.count_slips")
def count_slips() -> None:
    uses.count_slips()


@shared_task(name="prompts.publish_due")
def publish_what_is_due() -> None:
    """Run by beat every minute; the rows are the queue, so a lost tick loses nothing."""
    publish_due(now=timezone.now())
