"""Rest for some days, or make everything lighter until it is over. Reminders keep quiet meanwhile.

A pause is a range of local days; a flare begins with today and ends when the person says so. What
falls into either is never sent later.
"""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.days import on_clocks
from accounts.models import User
from accounts.places import clock
from audit.actions import record
from encryption.keys import ensure_client_key
from encryption.readers import owner_reader
from practices.access_days import pause_of
from practices.day_documents import PauseDocument
from practices.errors import WrittenElsewhere
from practices.models import Pause
from practices.own_days import day_ends_at, own_today
from practices.queries.pauses import flare_of
from reminders.actions import end_quiet, keep_quiet
from reminders.schedule import first_instant

DAY = timedelta(days=1)
MOST_STANDING = 20
FIRST_REVISION = 1


class NoRoomForPauses(Exception):
    """As many stand as there is room for."""


@transaction.atomic
def begin_flare(*, by: User) -> Pause:
    """Make everything lighter from now on; pressed twice, it begins once.

    It is kept as an open pause of today is, down to its id: what is not sealed tells nothing.
    """
    hold_client(by)
    if standing := flare_of(by):
        return standing
    pause = Pause(public_id=pause_id(by, uuid4()), begins_on=own_today(by))
    sealed_pause(pause, PauseDocument(is_flare=True), by=by)
    keep_quiet_through(pause, by)
    return pause


@transaction.atomic
def begin_pause(
    begins_on: date, ends_on: date | None, reason: str, *, by: User, form_id: UUID | None = None
) -> Pause:
    """Rest from one local day to another, or until the person starts again.

    The same form sent twice begins one; with other days or words, it keeps those.
    """
    hold_client(by)
    public_id = pause_id(by, form_id or uuid4())
    if row := Pause.objects.of(by).filter(public_id=public_id).first():
        return said_again(row, (begins_on, ends_on), reason, by=by)
    if Pause.objects.of(by).standing(own_today(by)).count() >= MOST_STANDING:
        raise NoRoomForPauses
    pause = Pause(public_id=public_id, begins_on=begins_on, ends_on=ends_on)
    sealed_pause(pause, PauseDocument(reason), by=by)
    keep_quiet_through(pause, by)
    return pause


def pause_id(client: User, form_id: UUID) -> UUID:
    return uuid5(client.public_id, f"pause {form_id}")


def said_again(row: Pause, dates: tuple[date, date | None], reason: str, *, by: User) -> Pause:
    """Keep what the form says now; words changed since, and an end, stay as they are."""
    if row.ended_at is None:
        edit_pause(row, dates, reason, revision=FIRST_REVISION, by=by)
    return row


def sealed_pause(pause: Pause, document: PauseDocument, *, by: User) -> Pause:
    ensure_client_key(by.public_id)
    pause.client = by
    pause.seal_for(owner_reader(by.public_id), document.as_json())
    pause.save(force_insert=True)
    note(pause, by=by, action="begun")
    return pause


@transaction.atomic
def edit_pause(
    pause: Pause, dates: tuple[date, date | None], reason: str, *, revision: int, by: User
) -> None:
    """Keep other days or other words; a stale page overwrites neither.

    The days of what is over stay as they were.
    """
    hold_client(by)
    pause = pause_of(by, pause.public_id)
    reader = owner_reader(by.public_id)
    saved, stood = PauseDocument.from_json(pause.open_for(reader)), (pause.begins_on, pause.ends_on)
    days = dates if pause.is_standing(own_today(by)) and not saved.is_flare else stood
    if (reason, days) == (saved.reason, stood):
        return
    if pause.document_revision != revision:
        raise WrittenElsewhere(saved.reason, pause.document_revision)
    pause.seal_for(reader, PauseDocument(reason, saved.is_flare).as_json())
    pause.begins_on, pause.ends_on = days
    if days != stood:
        keep_quiet_through(pause, by)
    pause.save()
    note(pause, by=by, action="changed")


@transaction.atomic
def end_pause(pause: Pause, *, by: User) -> None:
    """Start again, at any time. What fell into the rest stays unsent."""
    hold_client(by)
    pause = pause_of(by, pause.public_id)
    if pause.ended_at:
        return
    pause.ended_at = timezone.now()
    pause.save(update_fields=["ended_at"])
    end_quiet(client=by, source_id=pause.public_id)
    note(pause, by=by, action="ended")


@transaction.atomic
def restore_pause(pause: Pause, *, by: User) -> None:
    """Rest on, as if it had not been ended; nothing changes where its days are over."""
    hold_client(by)
    pause = pause_of(by, pause.public_id)
    if not pause.ended_at or pause.is_over(own_today(by)):
        return
    pause.ended_at = None
    pause.save(update_fields=["ended_at"])
    keep_quiet_through(pause, by)
    note(pause, by=by, action="restored")


@transaction.atomic
def move_pauses(*, by: User) -> None:
    """Let the days of a rest follow the person's clock and day's end, kept just before."""
    hold_client(by)
    moved = User.objects.get(pk=by.pk)
    today = own_today(moved)
    for pause in Pause.objects.of(moved).standing(today):
        if pause.ends_on or pause.begins_on > today:
            keep_quiet_through(pause, moved)


def follow_hours(client: User) -> None:
    """Let the days of a rest begin and end when the person's own days do."""
    move_pauses(by=client)


def keep_quiet_through(pause: Pause, client: User) -> None:
    """Let nothing come on the local days of a pause; a day ends when the person says it does."""
    last = pause.ends_on
    keep_quiet(
        client=client,
        source_id=pause.public_id,
        begins_at=begin_of(on_clocks(pause.begins_on), client),
        ends_at=begin_of(on_clocks(last) + DAY, client) if last else None,
    )


def begin_of(day: date, client: User) -> datetime:
    """When one of this person's own days begins."""
    shown = datetime.combine(day, day_ends_at(client))
    return first_instant(shown, clock(client.time_zone))


def note(pause: Pause, *, by: User, action: str) -> None:
    record(
        subject=pause.client_id,
        actor=by.public_id,
        kind="pause",
        object_id=pause.public_id,
        action=action,
        outcome="ok",
    )
