"""What was done, by day: seven days, and a season. Nothing is counted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.models import User
from accounts.preferences import session_word_of
from journal.models import Entry, Session
from practices.budget import Budget, there_in_words
from practices.choice_documents import EnergyWord
from practices.documents import LogDocument
from practices.garden import Garden, garden_of, monday_of
from practices.intention_documents import MomentDocument
from practices.models import IntentionMoment, Practice, PracticeLog
from practices.own_days import own_today
from practices.own_key import OwnKey
from practices.queries.choices import choices_found, person_with_choices
from practices.queries.energy import name_of, said_on
from practices.queries.log import practices_by_id
from practices.words import day_in_words

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WEEKS_IN_A_SEASON = 13
MOST_OPENED = 1_000
WROTE, SESSION, INTENTION, CELEBRATED = "wrote", "session", "intention", "celebrated"


@dataclass(frozen=True)
class Thing:
    """One thing done on a day: what it is called, and where it stands."""

    day: date
    kind: str  # a family of practices, or "wrote"
    title: str
    url: str


class Growth(NamedTuple):
    """One kind of plant, and what it stands for."""

    kind: str
    label: str


GROWTHS = {
    SESSION: "",  # by their own word for it
    WROTE: gettext_lazy("Wrote"),
    **dict(Practice.Family.choices),
    INTENTION: gettext_lazy("An intention"),
    CELEBRATED: gettext_lazy("Celebrated"),
}


@dataclass(frozen=True)
class DayLine:
    """One day, with what was done; a day without anything says nothing."""

    day: date
    name: str
    things: list[Thing]
    there: str = ""


@dataclass(frozen=True)
class WeekLine:
    """One week in words."""

    words: str
    days: list[DayLine]


@dataclass(frozen=True)
class Stretch:
    """From one day to another, and how to go on from there."""

    first: date
    last: date
    today: date
    days: list[DayLine]
    has_before: bool

    @cached_property
    def garden(self) -> Garden:
        kinds = {line.day: [thing.kind for thing in line.things] for line in self.days}
        return garden_of(self.first, self.last, kinds)

    @property
    def key(self) -> list[Growth]:
        """What stands beside this stretch of the path, each kind once, in words."""
        titles = {thing.kind: thing.title for line in self.days for thing in line.things}
        return [Growth(k, str(label or titles[k])) for k, label in GROWTHS.items() if k in titles]

    @property
    def is_now(self) -> bool:
        return self.last == self.today

    @property
    def before(self) -> str:
        """The last day of the stretch before, as an address writes it."""
        return (self.first - DAY).isoformat()

    @property
    def words(self) -> str:
        ends = {"first": short_day(self.first), "last": short_day(self.last)}
        return _("%(first)s to %(last)s") % ends


@dataclass(frozen=True)
class SevenDays(Stretch):
    """Seven days, newest first."""

    says_spoons: bool = False


@dataclass(frozen=True)
class Season(Stretch):
    """Thirteen weeks at most."""

    @property
    def weeks(self) -> list[WeekLine]:
        """The weeks in which something was done, newest first, in words."""
        found: dict[date, list[DayLine]] = defaultdict(list)
        for line in self.days:
            if line.things:
                found[monday_of(line.day)].append(line)
        return [week_line(monday, found[monday], self.today) for monday in sorted(found)[::-1]]


def week_line(monday: date, days: list[DayLine], today: date) -> WeekLine:
    return WeekLine(_("The week of %(day)s") % {"day": day_in_words(monday, today)}, days)


def short_day(day: date) -> str:
    return date_format(day, pgettext("a day and its month, as Django writes formats", "j F"))


def seven_days(client: User, last: date | None) -> SevenDays:
    """The seven days up to one that is asked for, or up to today."""
    key, person = OwnKey(client), person_with_choices(client)
    today, word = own_today(person), choices_found(person, key).energy_word
    last = min(last or today, today)
    first = last - 6 * DAY
    said = said_on(client, key, first, last)
    there = {day: there_in_words(Budget(one.there, 0), word) for day, one in said.items()}
    lines = day_lines(first, last, today, things_between(client, key, first, last), there)
    begins = first_day(client, today)
    has_before = begins is not None and begins < first
    return SevenDays(first, last, today, lines, has_before, word == EnergyWord.SPOONS)


def season(client: User, last: date | None) -> Season | None:
    """Thirteen weeks at most, up to a day or today; nothing where nothing was ever done."""
    key, today = OwnKey(client), own_today(client)
    last = min(last or today, today)
    begins = first_day(client, today)
    if begins is None or begins > last:
        return None
    first = max(monday_of(last) - (WEEKS_IN_A_SEASON - 1) * WEEK, begins)
    things = things_between(client, key, first, last)
    return Season(first, last, today, day_lines(first, last, today, things, {}), begins < first)


def first_day(client: User, today: date) -> date | None:
    """The first day on which anything stands; asked for at once."""
    logs, entries, moments, sessions = (
        rows.order_by(day).values_list(day)[:1] for rows, day in kept_rows(client, today)
    )
    found = logs.union(entries, moments, sessions, all=True)
    return min((day for (day,) in found), default=None)


def kept_rows(client: User, today: date) -> list[tuple[QuerySet[Any], str]]:
    """All that may stand beside the path, and what each calls its day."""
    sessions = Session.objects.of(client).kept().filter(held_on__lte=today)
    return [
        (PracticeLog.objects.of(client).kept(), "done_on"),
        (Entry.objects.of(client).kept().finished(), "entry_on"),
        (looks_kept(client), "day"),
        (sessions, "held_on"),
    ]


def looks_kept(client: User) -> QuerySet[IntentionMoment]:
    return IntentionMoment.objects.of(client).kept().filter(intention__removed_at=None)


def day_lines(
    first: date, last: date, today: date, things: Sequence[Thing], there: dict[date, str]
) -> list[DayLine]:
    days = [first + n * DAY for n in range((last - first).days + 1)]
    return [
        DayLine(
            day, name_of(day, today), [one for one in things if one.day == day], there.get(day, "")
        )
        for day in days
    ]


def things_between(client: User, key: OwnKey, first: date, last: date) -> list[Thing]:
    """Sessions, practices, looks at intentions, entries; what an entry says is not opened."""
    return [
        *sessions_held(client, first, last),
        *practices_done(client, key, first, last),
        *intentions_looked_at(client, key, first, last),
        *entries_written(client, first, last),
    ]


def sessions_held(client: User, first: date, last: date) -> list[Thing]:
    rows = Session.objects.of(client).kept().filter(held_on__gte=first, held_on__lte=last)
    days = rows.order_by("-held_on", "pk").values_list("public_id", "held_on")[:MOST_OPENED]
    return [
        Thing(day, SESSION, session_name(client), reverse("journal:session", args=[public_id]))
        for public_id, day in days
    ]


def session_name(client: User) -> str:
    """“Your journey”: in the word they chose, which the page knows by now."""
    return _("Your %(word)s") % {"word": session_word_of(client)}


def intentions_looked_at(client: User, key: OwnKey, first: date, last: date) -> list[Thing]:
    """Every look counts the same: how near a day was is not told here."""
    rows = looks_kept(client).filter(day__gte=first, day__lte=last).order_by("-day", "pk")
    opened = ((row, key.opened(row)) for row in rows[:MOST_OPENED])
    looks = [(row, MomentDocument.from_json(document)) for row, document in opened if document]
    return [
        Thing(
            row.day,
            CELEBRATED if document.celebrated else INTENTION,
            _("Something to celebrate") if document.celebrated else _("Looked at an intention"),
            reverse("practices:intention", args=[row.intention_id]),
        )
        for row, document in looks
    ]


def practices_done(client: User, key: OwnKey, first: date, last: date) -> list[Thing]:
    logs = PracticeLog.objects.of(client).kept().filter(done_on__gte=first, done_on__lte=last)
    rows = logs.order_by("-done_on", "pk")[:MOST_OPENED]
    opened = [(row, LogDocument.from_json(d).practice) for row in rows if (d := key.opened(row))]
    practices = practices_by_id(practice for _row, practice in opened)
    return [
        Thing(
            row.done_on,
            practices[practice].family,
            practices[practice].title,
            reverse("practices:log-note", args=[row.public_id]),
        )
        for row, practice in opened
        if practice in practices
    ]


def entries_written(client: User, first: date, last: date) -> list[Thing]:
    entries = Entry.objects.of(client).kept().finished()
    rows = entries.filter(entry_on__gte=first, entry_on__lte=last).order_by("-entry_on", "pk")
    return [
        Thing(day, WROTE, _("Wrote"), reverse("journal:entry", args=[public_id]))
        for public_id, day in rows.values_list("public_id", "entry_on")[:MOST_OPENED]
    ]
