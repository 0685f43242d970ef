"""Keep reminders quiet around sessions, and tell the rooms above that sessions have changed."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.access import hold_client
from accounts.models import User
from accounts.one_by_one import for_each
from accounts.places import clock
from journal.first_hours import first_hours
from journal.models import Session
from reminders.actions import answered, end_quiet, keep_quiet
from reminders.queries import hours_of

DAYS_NEAR = timedelta(days=3)  # longer than any session and its first hours


def follow(session: Session, *, client: User) -> None:
    """Let everything that counts from sessions follow this one, in the same transaction."""
    keep_first_hours(session, client)
    answered(client)
    tell_of_sessions(client)


def keep_first_hours(session: Session, client: User) -> None:
    """Keep quiet around a session; what is over, or in the trash, keeps nothing quiet."""
    quiet = first_hours(session, clock(client.time_zone), hours_of(client).day_ends_at)
    if session.trashed_at or quiet.ends_at <= timezone.now():
        end_quiet(client=client, source_id=session.public_id)
        return
    keep_quiet(
        client=client,
        source_id=session.public_id,
        begins_at=quiet.begins_at,
        ends_at=quiet.ends_at,
    )


def tell_of_sessions(client: User) -> None:
    """Call what the rooms above asked for in the settings, since this room may not know them."""
    for path in settings.FOLLOWERS_OF_SESSIONS:
        follower: Callable[[User], None] = import_string(path)
        follower(client)


@transaction.atomic
def follow_the_clock(client: User) -> None:
    """Let all that counts from sessions follow a person to another clock."""
    keep_all_first_hours(client)
    tell_of_sessions(client)


@transaction.atomic
def keep_all_first_hours(client: User) -> None:
    """Keep quiet around every session of one person that is not long over."""
    hold_client(client)
    since = timezone.localdate() - DAYS_NEAR
    for session in Session.objects.of(client).kept().filter(held_on__gte=since):
        keep_first_hours(session, client)


def keep_near_first_hours(now: datetime) -> int:
    """Do so again for everybody with a session these days, and return for how many.

    Sessions that were written down before there was any quiet, and days that end at another hour
    now, are met here.
    """
    near = ((now - DAYS_NEAR).date(), (now + DAYS_NEAR).date())
    having = Session.objects.kept().filter(held_on__range=near).values("client")
    clients = User.objects.filter(role=User.Role.CLIENT, public_id__in=having)
    return for_each(clients, keep_all_first_hours)
