"""Reminders along the way: wish for them, let them follow the sessions, let them go on or end.

There is one reminder of the kind `arc` a client, and its dates follow their sessions. Where no
date is left it stays with the day before, on which nothing can come any more.
"""

from datetime import date, datetime, timedelta

from django.db import transaction

from accounts.access import hold_client
from accounts.models import User
from accounts.one_by_one import for_each
from accounts.places import clock
from audit.actions import record
from encryption.keys import ensure_client_key
from encryption.readers import owner_reader
from practices.arc import Pace, go_on_from
from practices.arc_days import Days, days_of, wish_of
from practices.arc_documents import ArcDocument
from practices.models import ArcWish
from reminders.actions import set_reminder, stop_reminder, wake
from reminders.models import Reminder
from reminders.queries import reminder_for

A_DAY = timedelta(days=1)


@transaction.atomic
def keep_arc_wish(wish: ArcDocument, *, by: User) -> None:
    """Keep how often and when; none ends what there is, and is kept as an answer too."""
    hold_client(by)
    ensure_client_key(by.public_id)
    row = ArcWish.objects.filter(client=by).first() or ArcWish(client=by)
    row.seal_for(owner_reader(by.public_id), wish.as_json())
    row.save()
    note(row, by=by)
    if wish.is_wanted:
        set_dates(wish, days_of(by), by=by)
    elif reminder := arc_reminder(by):
        stop_reminder(by=by, reminder=reminder)


@transaction.atomic
def go_on(*, by: User) -> None:
    """Let it come again from now on, as it was wished for."""
    wish = wish_of(by)
    if wish and wish.is_wanted:
        keep_arc_wish(wish, by=by)


@transaction.atomic
def end_arc(*, by: User) -> None:
    """Let nothing come any more, and ask no more; the time is kept for another time."""
    at = (wish_of(by) or ArcDocument()).at
    keep_arc_wish(ArcDocument(Pace.NONE, at), by=by)


def follow_sessions(client: User) -> None:
    """Let the dates follow the sessions; who stopped them, or lets them rest, is left in peace.

    A wish that does not open any more sends nothing any more.
    """
    client = User.objects.get(pk=client.pk)  # with the hours that hold from now on
    wish = wish_of(client)
    if wish is None:
        return
    if wish.is_wanted:
        set_dates(wish, days_of(client), by=None)
    elif reminder := arc_reminder(client):
        stop_reminder(by=None, reminder=reminder)


@transaction.atomic
def wake_reminder(reminder: Reminder, *, by: User) -> None:
    """Let one that rests come again; what follows sessions looks at them anew."""
    hold_client(by)
    wake(reminder, by)
    if reminder.kind == Reminder.Kind.ARC:
        follow_sessions(by)


def set_dates(wish: ArcDocument, days: Days, *, by: User | None) -> None:
    """Set the dates if any is other than before; only the person's own press starts it again."""
    dates = days.of(wish) or [days.today - A_DAY]
    reminder = arc_reminder(days.client)
    if by is None and reminder and ahead(reminder.dates, days.today) == ahead(dates, days.today):
        return
    set_reminder(
        by=by,
        client=days.client,
        kind=Reminder.Kind.ARC,
        source_id=days.client.public_id,
        dates=dates,
        local_time=wish.at,
        time_zone=days.client.time_zone,
        quiet_from=days.hours.quiet_from,
        quiet_to=days.hours.quiet_to,
        day_ends_at=days.hours.day_ends_at,
    )


def ahead(dates: list[date], today: date) -> list[date]:
    return [day for day in dates if day >= today]


def arc_reminder(client: User) -> Reminder | None:
    """The one there is for a client, running or stopped."""
    return reminder_for(Reminder.Kind.ARC, client.public_id)


def go_on_with_answered(now: datetime) -> int:
    """Let the long arc go on for whoever answered its last; return for how many.

    Nobody's key is needed: what comes next is one more step like the last. Should this never
    run, two come and no third.
    """
    near = [(now + A_DAY * number).date() for number in (-1, 0, 1)]
    clients = User.objects.filter(role=User.Role.CLIENT, is_active=True)
    running = Reminder.objects.filter(kind=Reminder.Kind.ARC, is_active=True, rests_since=None)
    answered = running.filter(unanswered=0, dates__overlap=near, client__in=clients)
    theirs = (each.client for each in answered.select_related("client"))
    return for_each(theirs, lambda client: go_one_further(client, now))


@transaction.atomic
def go_one_further(client: User, now: datetime) -> bool:
    hold_client(client)
    reminder = arc_reminder(client)
    if reminder is None or reminder.unanswered:
        return False
    today = now.astimezone(clock(reminder.time_zone)).date()
    dates = go_on_from(reminder.dates, today)
    if dates == reminder.dates:
        return False
    set_reminder(
        by=None,
        client=client,
        kind=reminder.kind,
        source_id=reminder.source_id,
        dates=dates,
        local_time=reminder.local_time,
        time_zone=reminder.time_zone,
        quiet_from=reminder.quiet_from,
        quiet_to=reminder.quiet_to,
        day_ends_at=reminder.day_ends_at,
    )
    return True


def note(row: ArcWish, *, by: User) -> None:
    record(
        subject=row.client_id,
        actor=by.public_id,
        kind="arc wish",
        object_id=row.public_id,
        action="kept",
        outcome="ok",
    )
