"""What the worker does for this room."""

from celery import shared_task
from django.utils import timezone

from practices.actions.arc import go_on_with_answered
from practices.actions.curating import publish_due
from practices.actions.forgetting import forget_removed


@shared_task(name="practices.forget_removed")
def forget_removed_practices() -> None:
    """Forget what was removed thirty days ago."""
    forget_removed()


@shared_task(name="practices.go_on_along_the_way")
def go_on_along_the_way() -> None:
    """Let what comes about once a month go on for whoever answered the last."""
    go_on_with_answered(timezone.now())


@shared_task(name="practices.publish_due")
def publish_what_is_due() -> None:
    """Run by beat every minute; the rows are the queue, so a lost tick loses nothing."""
    publish_due(now=timezone.now())
