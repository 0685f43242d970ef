"""When the rules of clocks change, what lies ahead is planned anew; nothing sent is touched.

While processes with older and newer zone data run side by side, only those whose data holds
plan, and say so about once a minute; the others send, and take over when nobody has said so for
a while.
"""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from reminders.actions.planning import BATCH, HORIZON, fill, planners_lock
from reminders.models import Occurrence, Reminder, ReminderQuerySet, ZoneRules
from reminders.zone_data import fingerprint, rules_here

OTHERS_HOLD = timedelta(minutes=3)
A_MINUTE = timedelta(seconds=50)

log = logging.getLogger(__name__)


def follow_zone_rules(*, now: datetime) -> None:
    """See whether the zone data here is another than was planned by, and plan anew if so."""
    held = ZoneRules.objects.first()
    if held is not None and is_theirs(held, now):
        return
    if held is not None and held.fingerprint == fingerprint() and held.is_settled:
        if held.held_at <= now - A_MINUTE:
            ZoneRules.objects.filter(fingerprint=fingerprint()).update(held_at=now)
        return
    if hold_rules(now):
        replan(now)


def is_theirs(held: ZoneRules, now: datetime) -> bool:
    """Say whether a process with other data plans, or did a moment ago."""
    return held.fingerprint != fingerprint() and held.held_at > now - OTHERS_HOLD


@transaction.atomic
def hold_rules(now: datetime) -> bool:
    """Let our data hold, unless another process's does; True when ours does."""
    planners_lock()
    held = ZoneRules.objects.first()
    if held is None:
        ours = ZoneRules(pk=1, fingerprint=fingerprint(), held_at=now)
        ours.zones, ours.is_settled = rules_here(), True  # what went before is not known
        ours.save(force_insert=True)
        return True
    if is_theirs(held, now):
        return False
    if held.fingerprint != fingerprint():
        held.fingerprint, held.is_settled = fingerprint(), False
    held.held_at = now
    held.save(update_fields=["fingerprint", "held_at", "is_settled"])
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


def tell_of_unknown_zones(*, now: datetime) -> None:
    """Tell the operator of zones in which nothing is planned, since they are unknown here."""
    waiting = Reminder.objects.to_plan(before=now).exclude(time_zone__in=rules_here()).order_by()
    for zone in waiting.values_list("time_zone", flat=True).distinct():
        log.error("time zone %s is unknown here: nothing is planned in it", zone)
