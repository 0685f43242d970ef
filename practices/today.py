"""What stands on Today beside the journal's own lines, in this order: one row a part.

The journal's page may not import this room: it loads the tag `today_lines`, which asks each part
here. A part is its partial, the question that fills it, and the rows without which it has nothing
to say: whether there are any is asked of all parts in one query. An answer that is empty shows
nothing. The partial meets its answer as `said`.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, FilteredRelation, QuerySet

from accounts.models import TherapistApplication, User
from journal.beside import Beside
from practices.models import Pause
from practices.own_days import day_asked
from practices.own_key import OwnKey
from practices.queries.arc import ArcToday, rows_offered, rows_over
from practices.queries.asking import rows_for_asking
from practices.queries.intentions_today import intentions_today, rows_in_hand
from practices.queries.pauses import Rest, rest_now
from practices.queries.reminded import reminded_today
from practices.queries.still_wanted import resting_line, rows_resting
from reminders.choices import Choices, opened_choices
from reminders.models import ReminderSettings
from reminders.queries_today import rows_for_today as rows_that_came
from reminders.queries_ways import ask_of

Rows = Callable[[User], QuerySet[Any]]


class Page:
    """Whose page it is, and what is known of them once for all parts."""

    def __init__(self, client: User, beside: Beside | None = None) -> None:
        self.client = client
        self.key = OwnKey(client, (lambda: beside.reader) if beside else None)

    @cached_property
    def person(self) -> User:
        """The same, with whether each part has rows, what was chosen for reminders, and what was
        asked last to be a therapist here; one query for all.
        """
        parts = {f"part_{n}": Exists(rows(self.client)) for n, rows in enumerate(NEEDED.values())}
        beside = {"applied": FilteredRelation("applications")}
        resting = ArraySubquery(rows_resting(self.client))
        people = User.objects.annotate(**parts, **beside, resting=resting)
        found = people.select_related("reminder_settings", "applied")  # type: ignore[misc]
        newest = found.order_by("-applied__applied_at")  # type: ignore[misc]
        return newest.filter(pk=self.client.pk)[:1].get()

    @property
    def application(self) -> TherapistApplication | None:
        """What they asked last, if they ever asked to be a therapist here."""
        return getattr(self.person, "applied", None)

    @cached_property
    def there_is(self) -> dict[str, bool]:
        """For each part that names its rows, whether there are any."""
        return {name: getattr(self.person, f"part_{n}") for n, name in enumerate(NEEDED)}

    @cached_property
    def rest(self) -> Rest | None:
        """The flare or the pause that is on, if one is."""
        return rest_now(self.person, self.key) if self.there_is["rest"] else None

    @property
    def arc(self) -> ArcToday:
        """What is asked or offered of what comes by itself; in a rest nothing is offered."""
        found: list[dict[str, str]] = self.person.resting  # type: ignore[attr-defined]
        return ArcToday(
            resting=[resting_line(each) for each in found],
            is_over=self.there_is["over"],
            is_offered=self.there_is["offered"] and not self.there_is["rest"],
        )

    @cached_property
    def chosen(self) -> Choices:
        row = getattr(self.person, "reminder_settings", None)
        return opened_choices(row or ReminderSettings(client=self.client), lambda: self.key.reader)


class Line(NamedTuple):
    """One part: its partial, what to ask for the person whose page it is, and which rows it needs.

    A part with `rows` is asked only where there are any. Of the questions a page asks one, the
    first that has something to say.
    """

    template: str
    ask: Callable[[Page], Any]
    rows: Rows | None = None
    is_question: bool = False


LINES: tuple[Line, ...] = (
    Line(
        "reminders/_today.html",
        lambda page: reminded_today(page.client, page.chosen, page.key),
        rows_that_came,
    ),
    Line(
        "practices/_intentions_today.html",
        lambda page: intentions_today(page.person, page.key),
        rows_in_hand,
    ),
    Line("practices/_arc_today.html", lambda page: page.arc, is_question=True),
    Line(
        "reminders/_ask.html",
        lambda page: ask_of(page.client, page.chosen),
        rows_for_asking,
        is_question=True,
    ),
)


def pauses_on(client: User) -> QuerySet[Any]:
    """What rests just now."""
    today = day_asked(client)
    return Pause.objects.of(client).standing(today).begun(today)


NEEDED: Mapping[str, Rows] = {
    "rest": pauses_on,
    "over": rows_over,
    "offered": rows_offered,
} | {line.template: line.rows for line in LINES if line.rows}
