"""Reminders that rest, being unanswered: which they are, for the one question that asks."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from practices.opened import opened_plan
from practices.queries.log import practices_by_id
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
    return titles.get(reminder.source_id) or _("For a practice")
