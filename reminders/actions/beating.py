"""Signs of life: when the planner and the sender last came through, told to whoever watches."""

from datetime import datetime, timedelta

from django.db import connection

from reminders.dead_man import ping
from reminders.health import MOST_LAG, lag_seconds
from reminders.models import Heartbeat

PART = Heartbeat.Part
A_MINUTE = timedelta(seconds=50)  # a little less, so that no minute goes by without one
PLANNER_IS_AWAY = timedelta(minutes=5)
WRITE = """INSERT INTO reminders_heartbeat (part, beat_at) VALUES (%s, %s)
    ON CONFLICT (part) DO UPDATE SET beat_at = EXCLUDED.beat_at
    WHERE reminders_heartbeat.beat_at <= %s RETURNING 1"""


def beats() -> dict[str, datetime]:
    return dict(Heartbeat.objects.values_list("part", "beat_at"))


def beat(part: str, now: datetime, last: datetime | None = None) -> bool:
    """Note that a part came through, about once a minute; True for the one that noted it."""
    if not is_first_this_minute(last, now):
        return False
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [part, now, now - A_MINUTE])
        return cursor.fetchone() is not None


def is_first_this_minute(last: datetime | None, now: datetime) -> bool:
    return last is None or last <= now - A_MINUTE


def sender_came_through(now: datetime) -> None:
    """Note it; if the planner lives too and nobody waits for long, tell the watcher outside."""
    last = beats()
    if not beat(PART.SENDER, now, last.get(PART.SENDER)):
        return
    planner = last.get(PART.PLANNER)
    if planner is not None and planner > now - PLANNER_IS_AWAY and lag_seconds(now) <= MOST_LAG:
        ping()
