"""When the rules of clocks change, what lies ahead is planned anew; nothing sent is touched.

While processes with older and newer zone data run side by side, only those whose data holds
plan; the others send, and take over when they stand alone for ten minutes.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from reminders.actions.planning import BATCH, HORIZON, fill, planners_lock
from reminders.models import Occurrence, Reminder, ReminderQuerySet, ZoneRules
from reminders.zone_data import fingerprint, rules_here

OTHERS_HOLD = timedelta(minutes=10)


def follow_zone_rules(*, now: datetime) -> None:
    """See whether the zone data here is another than was planned by, and plan anew if so."""
    held = ZoneRules.objects.values_list("fingerprint", "is_settled").first()
    if held == (fingerprint(), True):
        return
    if hold_rules(now):
        replan(now)


@transaction.atomic
def hold_rules(now: datetime) -> bool:
    """Let our data hold, unless another process's has not held for long; True when it does."""
    planners_lock()
    held = ZoneRules.objects.first()
    if held is None:
        ours = ZoneRules(pk=1, fingerprint=fingerprint(), held_since=now)
        ours.zones, ours.is_settled = rules_here(), True  # what went before is not known
        ours.save(force_insert=True)
    elif held.fingerprint != fingerprint():
        if held.held_since > now - OTHERS_HOLD:
            return False
        held.fingerprint, held.held_since, held.is_settled = fingerprint(), now, False
        held.save(update_fields=["fingerprint", "held_since", "is_settled"])
    return True


def replan(now: datetime) -> None:
    """Plan the zones anew that changed, batch by batch; begun again if it is broken off."""
    planned_by = ZoneRules.objects.values_list("zones", flat=True).get()
    here = rules_here()
    changed = [zone for zone, told in here.items() if planned_by.get(zone) != told]
    for batch in batches_of(Reminder.objects.filter(time_zone__in=changed)):
        replan_batch(batch, now)
    ZoneRules.objects.filter(fingerprint=fingerprint()).update(zones=here, is_settled=True)


def batches_of(reminders: ReminderQuerySet) -> Iterator[list[int]]:
    last = 0
    while batch := list(
        reminders.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        yield batch
        last = batch[-1]


@transaction.atomic
def replan_batch(pks: list[int], now: datetime) -> None:
    """Drop what lies ahead of these and fill it in again at once: no tick finds them empty."""
    planners_lock()
    running = Reminder.objects.filter(
        Q(paused_at=None) | Q(paused_until__isnull=False),
        pk__in=pks,
        is_active=True,
        rests_since=None,
        planned_until__lte=now + HORIZON,  # those paused for longer have nothing ahead
    )
    reminders = list(running.order_by("pk").select_for_update())
    Occurrence.objects.ahead(now).filter(reminder__in=reminders).delete()
    for reminder in reminders:
        reminder.planned_until = max(now, reminder.paused_until or now)
    fill(reminders, now)
