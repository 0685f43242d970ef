"""What the worker does for this room."""

from celery import shared_task

from practices.actions.forgetting import forget_removed


@shared_task(name="practices.forget_removed")
def forget_removed_practices() -> None:
    """Forget what was removed thirty days ago."""
    forget_removed()
