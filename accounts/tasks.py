"""What the worker does for accounts."""

from celery import shared_task

from accounts.actions.devices import forget_unseen_devices
from accounts.actions.held_words import forget_old_words
from accounts.actions.log_ins import forget_expired_log_ins


@shared_task(name="accounts.forget_expired_log_ins")
def forget_expired_log_ins_daily() -> None:
    forget_expired_log_ins()


@shared_task(name="accounts.forget_unseen_devices")
def forget_unseen_devices_daily() -> None:
    forget_unseen_devices()


@shared_task(name="accounts.forget_held_words")
def forget_held_words_daily() -> None:
    forget_old_words()
