"""What the worker does for accounts."""

from celery import shared_task

from accounts.actions.log_ins import forget_expired_log_ins


@shared_task(name="accounts.forget_expired_log_ins")
def forget_expired_log_ins_daily() -> None:
    forget_expired_log_ins()
