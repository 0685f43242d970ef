"""Whether an occurrence whose time has come is sent, or left out and why.

Decided when its time has come, not when it was planned: a session may have been noted, another
reminder set or an answer given meanwhile.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfoNotFoundError

from django.db.models import Q

from reminders.actions.answering import HALVED_AFTER
from reminders.models import Occurrence, QuietSpell, Reminder
from reminders.schedule import DAY, Rule, next_quiet, own_day

Skipped = Occurrence.Skipped
Spell = tuple[datetime, datetime | None]
GRACE = timedelta(minutes=2)  # due just before the quiet hours, it may come as they begin


class Clock(NamedTuple):
    """A person's zone and quiet hours."""

    zone: str
    quiet_from: time | None
    quiet_to: time | None

    def is_quiet(self, moment: datetime) -> bool:
        return self.next_quiet(moment) == moment

    def next_quiet(self, moment: datetime) -> datetime | None:
        """Return when it is quiet next, that moment included."""
        try:
            return next_quiet(Rule(frozenset(), time(), *self), moment)
        except ZoneInfoNotFoundError:  # planned while it was known; planning tells the operator
            return None


class Due(NamedTuple):
    """One occurrence that is due, with what decides about it; named as the columns are."""

    pk: int
    attempt: int
    local_date: date
    due_at: datetime
    snoozed: int
    reminder_id: int
    public_id: UUID
    kind: str
    client_id: UUID
    email: str
    unanswered: int
    rests_since: datetime | None
    zone: str
    quiet_from: time | None
    quiet_to: time | None
    keeps_coming: bool | None

    @property
    def clock(self) -> Clock:
        return Clock(self.zone, self.quiet_from, self.quiet_to)


CLOCK_COLUMNS = ("reminder__time_zone", "reminder__quiet_from", "reminder__quiet_to")
COLUMNS = (
    *("pk", "attempt", "local_date", "due_at", "snoozed", "reminder_id"),
    *("reminder__public_id", "reminder__kind", "reminder__client_id", "reminder__client__email"),
    *("reminder__unanswered", "reminder__rests_since"),
    *CLOCK_COLUMNS,
    "reminder__client__reminder_settings__keeps_coming",
)


def left_out(rows: Sequence[Due], now: datetime) -> dict[int, Skipped]:
    """Return which of these are not sent, and why."""
    spells = spells_of(rows, now)
    reasons = ((row.pk, reason_for(row, spells[row.client_id], now)) for row in rows)
    return {pk: reason for pk, reason in reasons if reason}


def reason_for(row: Due, spells: Iterable[Spell], now: datetime) -> Skipped | None:
    if any(is_inside(moment, spell) for spell in spells for moment in (row.due_at, now)):
        return Skipped.QUIET
    if is_deep_in_quiet(row.clock, now):
        return Skipped.QUIET
    if row.snoozed:  # somebody asked for this very one
        return Skipped.ENOUGH if has_own_that_day(row) else None
    if rests(row):
        return Skipped.RESTING
    if row.kind == Reminder.Kind.ARC and others_come(row):
        return Skipped.ENOUGH
    return None


def spells_of(rows: Sequence[Due], now: datetime) -> dict[UUID, list[Spell]]:
    """Return the quiet spells of these people that may matter now."""
    clients = {row.client_id for row in rows}
    earliest = min((row.due_at for row in rows), default=now)
    found = (
        QuietSpell.objects.of_any(clients)
        .filter(begins_at__lte=now)
        .filter(Q(ends_at=None) | Q(ends_at__gt=earliest))
    )
    spells: dict[UUID, list[Spell]] = defaultdict(list)
    for spell in found:
        spells[UUID(str(spell.client_id))].append((spell.begins_at, spell.ends_at))
    return spells


def is_deep_in_quiet(clock: Clock, now: datetime) -> bool:
    """Say whether quiet hours hold now and have for a while: what was held up does not come then.

    What they moved comes the very moment they end.
    """
    return clock.is_quiet(now) and clock.is_quiet(now - GRACE)


def is_inside(moment: datetime, spell: Spell) -> bool:
    begins_at, ends_at = spell
    return begins_at <= moment and (ends_at is None or moment < ends_at)


def rests(row: Due) -> bool:
    """Say whether it went unanswered so often that this one is left out: every second, then all."""
    if row.keeps_coming:
        return False
    if row.rests_since is not None:
        return True
    return row.unanswered >= HALVED_AFTER and last_was_sent(row)


def last_was_sent(row: Due) -> bool:
    """Say whether the one before came; those left out for other reasons do not count."""
    before = Occurrence.objects.filter(reminder_id=row.reminder_id, local_date__lt=row.local_date)
    counted = before.filter(Q(state=Occurrence.State.SENT) | Q(skipped_because=Skipped.RESTING))
    last = counted.order_by("-local_date").values_list("state", flat=True).first()
    return last == Occurrence.State.SENT


def has_own_that_day(row: Due) -> bool:
    """Say whether one that was put off now lies on a day that has its own."""
    day = day_of(row.reminder_id, row.due_at)
    own = Occurrence.objects.coming().filter(reminder_id=row.reminder_id, local_date=day)
    return own.exclude(pk=row.pk).exists()


def others_come(row: Due) -> bool:
    """Say whether another reminder of this person comes that day; of two arcs, the first stays."""
    theirs = Occurrence.objects.of(row.client_id).coming()
    others = theirs.exclude(reminder_id=row.reminder_id).exclude(
        state=Occurrence.State.PLANNED, reminder__rests_since__isnull=False
    )
    later = Q(due_at__gt=row.due_at) | Q(due_at=row.due_at, pk__gt=row.pk)
    rivals = others.exclude(later, reminder__kind=Reminder.Kind.ARC, state="planned")
    if rivals.filter(local_date=row.local_date, snoozed=0).exists():
        return True
    near = rivals.filter(snoozed__gt=0, due_at__range=(row.due_at - DAY, row.due_at + DAY))
    days = (day_of(*pair) for pair in near.values_list("reminder_id", "due_at"))
    return row.local_date in days


def day_of(reminder_id: int, moment: datetime) -> date:
    return own_day(Reminder.objects.get(pk=reminder_id).rule, moment)
