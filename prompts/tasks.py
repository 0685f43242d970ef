"""What the worker does for the prompts."""

from celery import shared_task

from prompts.actions import uses


@shared_task(name="prompts.count_slips")
def count_slips() -> None:
    uses.count_slips()
