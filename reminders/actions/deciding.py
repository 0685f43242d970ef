"""Whether an occurrence whose time has come is sent, or left out and why.

Decided when its time has come, not when it was planned: a session may have been noted, another
reminder set or an answer given meanwhile.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfoNotFoundError

from django.db import DatabaseError
from django.db.models import Q

from reminders.actions.answering import HALVED_AFTER
from reminders.models import Occurrence, OccurrenceQuerySet, QuietSpell, Reminder
from reminders.schedule import DAY, Rule, moment_of, next_quiet, own_day

Skipped = Occurrence.Skipped
Spell = tuple[datetime, datetime | None]
State = Occurrence.State
NEAR = 3 * DAY  # further apart no two moments are of one day, quiet hours and a day's end included
GRACE = timedelta(minutes=2)  # due just before the quiet hours, it may come as they begin

log = logging.getLogger(__name__)


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
    state: str
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
    at: time
    day_ends: time
    zone: str
    quiet_from: time | None
    quiet_to: time | None
    keeps_coming: bool | None

    @property
    def clock(self) -> Clock:
        return Clock(self.zone, self.quiet_from, self.quiet_to)

    @property
    def rule(self) -> Rule:
        """Return its time of day; which days were chosen decides nothing any more."""
        return Rule(frozenset(), self.at, *self.clock, self.day_ends)

    @property
    def day(self) -> date:
        """Return the person's own day on which it comes."""
        return own_day(self.rule, self.due_at)


CLOCK_COLUMNS = ("reminder__time_zone", "reminder__quiet_from", "reminder__quiet_to")
COLUMNS = (
    *("pk", "state", "attempt", "local_date", "due_at", "snoozed", "reminder_id"),
    *("reminder__public_id", "reminder__kind", "reminder__client_id", "reminder__client__email"),
    *("reminder__unanswered", "reminder__rests_since"),
    *("reminder__local_time", "reminder__day_ends_at"),
    *CLOCK_COLUMNS,
    "reminder__client__reminder_settings__keeps_coming",
)


def left_out(rows: Sequence[Due], now: datetime) -> tuple[dict[int, Skipped], list[int]]:
    """Return which of these are not sent and why, and those of which nobody can say.

    Each is decided by itself: one that breaks holds up none of the others.
    """
    spells = spells_of(rows, now)
    out, unclear = dict[int, Skipped](), list[int]()
    for row in rows:
        try:
            reason = reason_for(row, spells[row.client_id], now)
        except DatabaseError:  # that is everybody's trouble
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the others come first
            log.error("occurrence %s cannot be decided: %s", row.pk, type(error).__name__)
            unclear.append(row.pk)
        else:
            out |= {row.pk: reason} if reason else {}
    return out, unclear


def reason_for(row: Due, spells: Sequence[Spell], now: datetime) -> Skipped | None:
    if any(is_inside(moment, spell) for spell in spells for moment in (row.due_at, now)):
        return Skipped.QUIET
    if is_deep_in_quiet(row.clock, now):
        return Skipped.QUIET
    if not row.snoozed and rests(row):  # one put off was asked for
        return Skipped.RESTING
    if any(will_come(other, spells, now) for other in others_before(row)):
        return Skipped.ENOUGH
    return None


def spells_of(rows: Sequence[Due], now: datetime) -> dict[UUID, list[Spell]]:
    """Return the quiet spells of these people that may matter to what comes near these."""
    clients = {row.client_id for row in rows}
    earliest = min((row.due_at for row in rows), default=now) - NEAR
    found = QuietSpell.objects.of_any(clients).filter(
        Q(ends_at=None) | Q(ends_at__gt=earliest), begins_at__lt=now + NEAR
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
    counted = before.filter(Q(state=State.SENT) | Q(skipped_because=Skipped.RESTING))
    last = counted.order_by("-local_date").values_list("state", flat=True).first()
    return last == State.SENT


def others_before(row: Due) -> Iterator[Due]:
    """Yield those for which this one steps back, should they come.

    One that was put off steps back for its own reminder's of that day, and what nobody set
    themselves for any other of theirs.
    """
    if row.snoozed:
        others = Occurrence.objects.filter(reminder_id=row.reminder_id)
    elif is_offered(row):
        others = Occurrence.objects.of(row.client_id).exclude(reminder_id=row.reminder_id)
    else:
        return
    for other in coming_on(row.day, row.due_at, others.exclude(pk=row.pk)):
        if goes_before(other, row):
            yield other


def coming_on(day: date, moment: datetime, rows: OccurrenceQuerySet) -> Iterator[Due]:
    """Yield those of these rows that come on an own day around that moment, or came on it."""
    near = Q(due_at__range=(moment - NEAR, moment + NEAR))
    was_near = Q(snoozed__gt=0, local_date__range=(day - NEAR, day + NEAR))
    for values in rows.coming().filter(near | was_near).values_list(*COLUMNS):
        row = Due(*values)
        if first_day(row) == day:
            yield row._replace(state=State.SENT)  # since then its reader has put it off
        elif row.day == day:
            yield row


def first_day(row: Due) -> date | None:
    """Return the own day on which one came before its reader put it off."""
    if not row.snoozed:
        return None
    try:
        moment = moment_of(row.rule, row.local_date)
    except ZoneInfoNotFoundError:
        return None
    return own_day(row.rule, moment) if moment else None


def goes_before(other: Due, row: Due) -> bool:
    """Say which of two stays: the one that came, or else the one that need not step back."""
    steps_back = is_put_off if other.reminder_id == row.reminder_id else is_offered

    def place(one: Due) -> tuple[object, ...]:
        came, is_held = one.state == State.SENT, one.state == State.LEASED
        return not came, steps_back(one), not is_held, one.due_at, one.pk

    return place(other) < place(row)


def is_put_off(row: Due) -> bool:
    return row.snoozed > 0


def is_offered(row: Due) -> bool:
    """Say whether nobody asked for it: not by setting it, nor by putting it off."""
    return row.kind == Reminder.Kind.ARC and not row.snoozed


def will_come(row: Due, spells: Sequence[Spell], now: datetime) -> bool:
    """Say whether it came or, as things stand, is not left out itself."""
    return row.state != State.PLANNED or not reason_for(row, spells, max(now, row.due_at))
