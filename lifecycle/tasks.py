"""What the worker does across rooms."""

from celery import shared_task

from lifecycle.actions.forgetting import forget_leftovers


@shared_task(name="lifecycle.forget_leftovers")
def forget_leftovers_daily() -> None:
    forget_leftovers()
