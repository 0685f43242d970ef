"""Celery only wakes: no message of this room carries anything."""

from celery import shared_task

from reminders import actions
from reminders.actions.beating import sender_came_through
from reminders.queries import database_now

STALE_WAKE_SECONDS = 30


@shared_task(name="reminders.tick")
def tick() -> None:
    """Run by beat every 15 seconds."""
    for _ in range(actions.tick(now=database_now())):
        send_due.apply_async(expires=STALE_WAKE_SECONDS)


@shared_task(name="reminders.send_due")
def send_due() -> None:
    actions.send_due()
    sender_came_through(database_now())


@shared_task(name="reminders.send_self_test")
def send_self_test() -> None:
    """Run by beat every hour; it sends once a day."""
    actions.send_self_test(now=database_now())
