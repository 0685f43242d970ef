"""Reminders that rest, being unanswered: which they are, for the one question that asks."""

from dataclasses import dataclass
from datetime import time
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from accounts.models import User
from practices.opened import opened_plan
from practices.queries.log import practices_by_id
from practices.words import time_in_words
from reminders.models import Reminder
from reminders.queries import still_wanted


@dataclass(frozen=True)
class RestingLine:
    """One reminder that rests, in words."""

    reminder: Reminder
    words: str


def resting_lines(client: User) -> list[RestingLine]:
    resting = still_wanted(client)
    if not resting:
        return []
    titles = titles_of_plan(client)
    return [RestingLine(each, words_of(each, titles)) for each in resting]


def rows_resting(client: User) -> QuerySet[Reminder, Any]:
    """The same for a page that asks for it together with other things; no title is opened."""
    resting = Reminder.objects.of(client.public_id).filter(
        is_active=True, rests_since__isnull=False
    )
    said = JSONObject(public_id="public_id", kind="kind", local_time="local_time")
    return resting.order_by("rests_since", "pk").values(said=said)


def resting_line(said: dict[str, str]) -> RestingLine:
    at = time.fromisoformat(said["local_time"])
    reminder = Reminder(public_id=UUID(said["public_id"]), kind=said["kind"], local_time=at)
    return RestingLine(reminder, words_of(reminder, {}))


def titles_of_plan(client: User) -> dict[UUID, str]:
    plan = opened_plan(client)
    practices = practices_by_id(item.document.practice for item in plan)
    return {
        item.row.public_id: practices[item.document.practice].title
        for item in plan
        if item.document.practice in practices
    }


def words_of(reminder: Reminder, titles: dict[UUID, str]) -> str:
    if reminder.kind == Reminder.Kind.ARC:
        return _("Along the way")
    if reminder.kind == Reminder.Kind.INTENTION:
        return _("For an intention")
    at = {"time": time_in_words(reminder.local_time)}
    return titles.get(reminder.source_id) or _("For a practice, at %(time)s") % at
