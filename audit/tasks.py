"""What beat asks for."""

from celery import shared_task

from audit import actions


@shared_task(name="audit.write_heads")
def write_heads() -> None:
    """Write the head of every chain outside the database."""
    actions.write_heads()
