"""What came today, named for the person who is logged in: the mail itself says nothing of it."""

from collections.abc import Sequence
from dataclasses import replace

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from accounts.models import User
from practices.models import PlannedPractice, Practice
from practices.opened import open_planned
from practices.own_key import OwnKey
from reminders.choices import Choices
from reminders.models import Reminder
from reminders.queries_today import Came, Today, reminders_today

Named = dict[str, str]  # id, title and slug of a practice


def reminded_today(client: User, chosen: Choices, key: OwnKey) -> Today:
    """Return what came, each with its practice and where that starts, if it is of one."""
    today = reminders_today(client, chosen)
    found = practices_of(client, today.came, key)
    return replace(
        today, came=tuple(named(one, found.get(str(one.source_id))) for one in today.came)
    )


def practices_of(client: User, came: Sequence[Came], key: OwnKey) -> dict[str, Named]:
    """Return the practices that these are reminders of, by what is planned.

    Which one it is stands sealed, so the few names there are come with it, in one query.
    """
    sources = [one.source_id for one in came if one.kind == Reminder.Kind.PRACTICE]
    if not sources:
        return {}
    names = ArraySubquery(
        Practice.objects.values(said=JSONObject(id="public_id", title="title", slug="slug"))
    )
    rows = PlannedPractice.objects.of(client).kept().filter(public_id__in=sources)
    found: dict[str, Named] = {}
    for item in open_planned(client, rows.annotate(names=names), key):
        by_id: dict[str, Named] = {one["id"]: one for one in item.row.names}  # type: ignore[attr-defined]
        if practice := by_id.get(item.document.practice):
            found[str(item.row.public_id)] = practice
    return found


def named(one: Came, practice: Named | None) -> Came:
    if practice is None:
        return one
    url = reverse("practices:play", args=[practice["slug"]])
    return replace(one, name=practice["title"], url=url)
