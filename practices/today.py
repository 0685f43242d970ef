"""What stands on Today beside the journal's own lines, in this order: one row a part.

The journal's page may not import this room: it loads the tag `today_lines`, which asks each part
here. A part is its partial, the question that fills it, and the rows without which it has nothing
to say: whether there are any is asked of all parts in one query. An answer that is empty shows
nothing. The partial meets its answer as `said`.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.db.models import Exists, QuerySet

from accounts.models import User
from practices.models import Pause
from practices.queries.arc import arc_today, rows_for_today
from practices.queries.intentions_today import intentions_today, rows_in_hand
from practices.queries.pauses import own_today
from reminders.queries_today import reminders_today
from reminders.queries_today import rows_for_today as rows_that_came
from reminders.queries_ways import ask_of, rows_to_ask

Rows = Callable[[User], QuerySet[Any]]


class Line(NamedTuple):
    """One part: its partial, what to ask for the person whose page it is, and which rows it needs.

    A part with `rows` is asked only where there are any.
    """

    template: str
    ask: Callable[[User], Any]
    rows: Rows | None = None


LINES: tuple[Line, ...] = (
    Line("practices/_arc_today.html", arc_today, rows_for_today),
    Line("reminders/_today.html", reminders_today, rows_that_came),
    Line("practices/_intentions_today.html", intentions_today, rows_in_hand),
    Line("reminders/_ask.html", ask_of, rows_to_ask),
)


def pauses_on(client: User) -> QuerySet[Any]:
    """What rests just now."""
    today = own_today(client)
    return Pause.objects.of(client).standing(today).begun(today)


NEEDED: Mapping[str, Rows] = {"rest": pauses_on} | {
    line.template: line.rows for line in LINES if line.rows
}


def there_is(client: User) -> dict[str, bool]:
    """For each part that names its rows, whether there are any; one query for all."""
    parts = {f"part_{n}": Exists(rows(client)) for n, rows in enumerate(NEEDED.values())}
    found = User.objects.filter(pk=client.pk).annotate(**parts).values_list(*parts).first()
    return dict(zip(NEEDED, found or (), strict=False))
