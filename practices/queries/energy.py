"""Energy, a day at a time: today, and the two days before it, since tiredness can come late."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from accounts.models import User
from practices.budget import Budget, balance_in_words, cost_in_words, there_in_words
from practices.choice_documents import EnergyWord
from practices.day_documents import EnergyDocument
from practices.documents import LogDocument, PlannedDocument
from practices.models import EnergyDay, PlannedPractice, Practice, PracticeLog
from practices.own_days import own_today
from practices.own_key import OwnKey
from practices.queries.choices import choices_found, person_with_choices
from practices.queries.log import practices_by_id
from practices.words import day_in_words

DAYS_BACK = 2


@dataclass(frozen=True)
class EnergyDayView:
    """One day: what there was, and what was wanted or done."""

    day: date
    name: str
    document: EnergyDocument
    budget: Budget
    word: str
    done: tuple[str, ...] = ()  # titles, each as often as it was done
    wants: bool = False  # something of the plan

    @property
    def there(self) -> str:
        return there_in_words(self.budget, self.word)

    @property
    def balance(self) -> str:
        return balance_in_words(self.budget, self.word, wants=self.wants)


@dataclass(frozen=True)
class EnergyItem:
    """A practice of the plan, and what it takes."""

    planned: PlannedPractice
    practice: Practice
    is_wanted: bool
    is_done: bool
    cost: str


@dataclass(frozen=True)
class EnergyPage:
    today: EnergyDayView
    before: list[EnergyDayView]
    items: list[EnergyItem]
    word: str

    @property
    def says_spoons(self) -> bool:
        return self.word == EnergyWord.SPOONS


@dataclass(frozen=True)
class Opened:
    """All that the page opens, once."""

    plan: list[tuple[PlannedPractice, Practice]]
    done: list[tuple[date, Practice]]
    said: dict[date, EnergyDocument]


def energy_page(client: User) -> EnergyPage:
    key, person = OwnKey(client), person_with_choices(client)
    today, word = own_today(person), choices_found(person, key).energy_word
    opened = opened_days(client, key, today)
    days = [day_view(today - timedelta(days=n), today, opened, word) for n in range(DAYS_BACK + 1)]
    return EnergyPage(days[0], days[1:], items_of(days[0], opened, word), word)


def opened_days(client: User, key: OwnKey, today: date) -> Opened:
    first = today - timedelta(days=DAYS_BACK)
    planned = PlannedPractice.objects.of(client).kept().order_by("added_at")
    logs = PracticeLog.objects.of(client).kept().filter(done_on__gte=first, done_on__lte=today)
    plan = [
        (row, PlannedDocument.from_json(d).practice) for row in planned if (d := key.opened(row))
    ]
    done = [
        (row.done_on, LogDocument.from_json(d).practice)
        for row in logs.order_by("pk")
        if (d := key.opened(row))
    ]
    practices = practices_by_id([*(one for _row, one in plan), *(one for _day, one in done)])
    return Opened(
        [(row, practices[one]) for row, one in plan if one in practices],
        [(day, practices[one]) for day, one in done if one in practices],
        said_on(client, key, first, today),
    )


def said_on(client: User, key: OwnKey, first: date, last: date) -> dict[date, EnergyDocument]:
    """What was said about each of these days, where something was."""
    rows = EnergyDay.objects.of(client).between(first, last)
    return {row.day: EnergyDocument.from_json(d) for row in rows if (d := key.opened(row))}


def day_view(day: date, today: date, opened: Opened, word: str = "") -> EnergyDayView:
    document = opened.said.get(day, EnergyDocument())
    wanted = wanted_of(document, opened) if day == today else []
    done = [practice for on, practice in opened.done if on == day]
    counted = [*wanted, *(practice for practice in done if practice not in wanted)]
    budget = Budget(document.there, sum(practice.energy_cost for practice in counted))
    titles = tuple(practice.title for practice in done)
    return EnergyDayView(day, name_of(day, today), document, budget, word, titles, bool(wanted))


def wanted_of(document: EnergyDocument, opened: Opened) -> list[Practice]:
    return [practice for row, practice in opened.plan if str(row.public_id) in document.wanted]


def name_of(day: date, today: date) -> str:
    names = (_("Today"), _("Yesterday"))
    ago = (today - day).days
    return names[ago] if ago < len(names) else day_in_words(day, today)


def items_of(today: EnergyDayView, opened: Opened, word: str) -> list[EnergyItem]:
    done = {practice for on, practice in opened.done if on == today.day}
    return [
        EnergyItem(
            row,
            practice,
            is_wanted=str(row.public_id) in today.document.wanted,
            is_done=practice in done,
            cost=cost_in_words(practice.energy_cost, word),
        )
        for row, practice in opened.plan
    ]


@dataclass(frozen=True)
class EnergyToday:
    """What a line elsewhere says of today's energy."""

    there: str
    word: str
    wanted: tuple[str, ...] = ()  # public ids of rows in the plan

    @property
    def says_spoons(self) -> bool:
        return self.word == EnergyWord.SPOONS


def energy_today(said: EnergyDocument, word: str) -> EnergyToday:
    return EnergyToday(there_in_words(Budget(said.there, 0), word), word, said.wanted)
