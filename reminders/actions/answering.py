"""Reminders that nobody answers come less often, and then rest until they are asked for.

Three unanswered: every second one is left out. Six: the reminder rests, and the journal asks
once, inside, whether it is still wanted. Somebody who wants them to keep coming is not asked.
"""

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, SmallIntegerField, Value, When
from django.db.models.functions import Least, Now

from accounts.models import User
from reminders.actions.plans import locked, locked_now, note, unplan
from reminders.actions.setting import AWAKE, change
from reminders.models import Reminder, ReminderSettings

HALVED_AFTER = 3
RESTS_AFTER = 6
MOST_COUNTED = 1_000


@transaction.atomic
def answered(client: User) -> None:
    """Note that the person came: they opened a mail's link, wrote, or logged a practice."""
    waiting = Reminder.objects.of(client.public_id).filter(unanswered__gt=0)
    if ours := locked(waiting):
        Reminder.objects.filter(pk__in=ours).update(unanswered=0)


@transaction.atomic
def wake(reminder: Reminder, by: User) -> None:
    """Let a resting reminder come again, from now on."""
    now = locked_now(reminder.client)
    resting = Reminder.objects.filter(pk=reminder.pk, rests_since__isnull=False)
    change(resting, now, by=by, client=reminder.client, action="woken", **AWAKE)


@transaction.atomic
def let_rest(reminder: Reminder, by: User) -> None:
    """Stop a resting reminder, and ask no more; setting it again starts it again."""
    now = locked_now(reminder.client)
    resting = Reminder.objects.filter(pk=reminder.pk, rests_since__isnull=False)
    unplan(resting, now)
    if resting.update(is_active=False, **AWAKE):
        note(reminder.client_id, by, reminder.public_id, "let rest")


def count_unanswered(reminder_pk: int) -> None:
    """Count one more that was sent; the sixth lets the reminder rest."""
    keeps = ReminderSettings.objects.filter(client_id=OuterRef("client_id"), keeps_coming=True)
    is_last = Q(unanswered__gte=RESTS_AFTER - 1, rests_since=None) & ~Exists(keeps)
    Reminder.objects.filter(pk=reminder_pk).update(
        unanswered=Least(
            F("unanswered") + Value(1), Value(MOST_COUNTED), output_field=SmallIntegerField()
        ),
        rests_since=Case(When(is_last, then=Now()), default=F("rests_since")),
    )
