"""What came today, named for the person who is logged in: the mail itself says nothing of it."""

from collections.abc import Sequence
from dataclasses import replace

from django.urls import reverse

from accounts.models import User
from practices.models import PlannedPractice, Practice
from practices.opened import open_planned
from practices.own_key import OwnKey
from practices.queries.log import practices_by_id
from reminders.choices import Choices
from reminders.models import Reminder
from reminders.queries_today import Came, Today, reminders_today


def reminded_today(client: User, chosen: Choices, key: OwnKey) -> Today:
    """Return what came, each with its practice and where that starts, if it is of one."""
    today = reminders_today(client, chosen)
    found = practices_of(client, today.came, key)
    return replace(
        today, came=tuple(named(one, found.get(str(one.source_id))) for one in today.came)
    )


def practices_of(client: User, came: Sequence[Came], key: OwnKey) -> dict[str, Practice]:
    """Return the practices that these are reminders of, by what is planned."""
    sources = [one.source_id for one in came if one.kind == Reminder.Kind.PRACTICE]
    if not sources:
        return {}
    rows = PlannedPractice.objects.of(client).kept().filter(public_id__in=sources)
    planned = open_planned(client, rows, key)
    practices = practices_by_id(item.document.practice for item in planned)
    return {
        str(item.row.public_id): practices[item.document.practice]
        for item in planned
        if item.document.practice in practices
    }


def named(one: Came, practice: Practice | None) -> Came:
    if practice is None:
        return one
    return replace(one, name=practice.title, url=reverse("practices:play", args=[practice.slug]))
