"""Whose turn it is when more is due than can go at once: everybody's first, then the seconds.

Nobody with a hundred reminders keeps others waiting. Usually that is settled among those that
wait longest; where one person fills all of these, everything that is due is looked at.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from datetime import datetime

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from reminders.models import Occurrence

AMONG = 200  # that wait longest
WAITING = ("pk", "reminder__client_id")


def in_turn(limit: int, now: datetime) -> list[int]:
    """Return due occurrences in the order in which to take them, no more than `AMONG`."""
    waiting = waiting_longest(now)
    if len(waiting) == AMONG and len({client for _, client in waiting}) < limit:
        return among_all(now)
    return round_robin(waiting) if len(waiting) > limit else [pk for pk, _ in waiting]


def waiting_longest(now: datetime) -> list[tuple[int, Hashable]]:
    """Return the first `AMONG` that are due, each with its client.

    Found by their moment alone, before anybody looks at reminders and people: joined to these,
    every batch would read all that is due. Only where some of the first are not wanted, it does.
    """
    first = Occurrence.objects.fresh(now).values("pk")[:AMONG]
    due = Occurrence.objects.due(now)
    found = list(due.filter(pk__in=first).values_list(*WAITING))
    return found if len(found) == AMONG else list(due.values_list(*WAITING)[:AMONG])


def round_robin(waiting: Iterable[tuple[int, Hashable]]) -> list[int]:
    """Sort by how many of the same person come before; those who wait longest stay in front."""
    before: Counter[Hashable] = Counter()
    turns: list[tuple[int, int]] = []
    for pk, client in waiting:
        turns.append((before[client], pk))
        before[client] += 1
    return [pk for _, pk in sorted(turns, key=lambda turn: turn[0])]


def among_all(now: datetime) -> list[int]:
    """Number everybody's due occurrences, and return the lowest numbers."""
    turn = Window(RowNumber(), partition_by=F("reminder__client_id"), order_by="ready_at")
    due = Occurrence.objects.due(now).annotate(turn=turn).order_by("turn", "ready_at")
    return list(due.values_list("pk", flat=True)[:AMONG])
