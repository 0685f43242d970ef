"""The plan: what a client chose, each with its reminder in words and the last times."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.utils import timezone

from accounts.models import Preferences, User
from accounts.preferences import PreferencesView, opened_preferences, session_word_of
from encryption.readers import owner_reader
from practices.arc_days import DaysAtHand, days_held
from practices.day_documents import EnergyDocument
from practices.documents import PlannedDocument
from practices.models import PlannedPractice, Practice
from practices.opened import Logged, Planned, open_planned
from practices.own_key import KeysTogether, OwnKey
from practices.queries.arc import next_along
from practices.queries.at_hand import PausedInWords, at_hand, paused_in_words
from practices.queries.choices import choices_found, with_choices
from practices.queries.energy import EnergyToday, Opened, energy_today, said_on
from practices.queries.log import Fact, facts_of, lately, latest_logs, practices_by_id
from practices.queries.none_today import Why, none_today, with_today
from practices.queries.pauses import Rest, rest_now
from practices.queries.suggested import (
    SuggestedPractice,
    among_practices,
    opened_rows,
    suggestions_to,
    waiting_for_answer,
)
from practices.queries.these_days import Known
from practices.words import move_in_words, reminder_in_words
from reminders.models import Reminder

LIGHT = 1  # the most energy something light takes
FEW = 3  # as many as a tired person can look over


@dataclass(frozen=True)
class PlanItem:
    """One practice in the plan."""

    planned: PlannedPractice
    document: PlannedDocument
    practice: Practice
    reminder: str = ""  # in words; nothing when there is none
    reminder_moves: str = ""
    none_today: Why | None = None
    at_hand: str = ""  # that it came today, or when what was put off comes
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class PlanPage:
    """The plan, what can be put back, and whether reminders rest."""

    items: list[PlanItem]
    removed: list[PlanItem]
    paused: PausedInWords | None
    has_unopened: bool
    suggested: list[SuggestedPractice]
    rest: Rest | None
    energy: EnergyToday
    known: Known
    along: str  # the next day something comes along the way

    @property
    def is_lighter(self) -> bool:
        return self.rest is not None and self.rest.is_flare

    @property
    def few(self) -> list[PlanItem]:
        """Today's few: what was wanted for today first; in a lighter time only what is light."""
        fitting = self.light_items if self.is_lighter else self.items
        wanted = self.energy.wanted
        return sorted(fitting, key=lambda item: str(item.planned.public_id) not in wanted)[:FEW]

    @property
    def others(self) -> list[PlanItem]:
        return [item for item in self.items if item not in self.few]

    @property
    def light_items(self) -> list[PlanItem]:
        """What takes next to nothing comes first."""
        light = [item for item in self.items if item.practice.energy_cost <= LIGHT]
        return sorted(light, key=lambda item: item.practice.energy_cost)

    @property
    def is_young(self) -> bool:
        """Whether there is room for a few more, and nothing else is on offer."""
        is_full = len(self.items) >= FEW or self.has_reminders
        return not (is_full or self.suggested or self.rest)

    @property
    def has_reminders(self) -> bool:
        return any(item.reminder for item in self.items)


def person_for_plan(client: User) -> User:
    """With what they chose, and the days of their sessions."""
    return with_choices(client).annotate(days=ArraySubquery(days_held(client))).get()


def wishes_found(person: User, key: OwnKey) -> PreferencesView:
    row: Preferences | None = getattr(person, "preferences", None)
    return opened_preferences(row, key.reader) if row else PreferencesView()


def opened_today(
    said: dict[date, EnergyDocument],
    items: list[PlanItem],
    logs: list[Logged],
    practices: dict[str, Practice],
) -> Opened:
    """What the plan's page has open already of what a day's energy is counted from."""
    done = [(log.row.done_on, practices.get(log.document.practice)) for log in logs]
    return Opened(
        plan=[(item.planned, item.practice) for item in items],
        done=[(day, practice) for day, practice in done if practice],
        said=said,
    )


def plan_page(client: User) -> PlanPage:
    """Everything the plan's page shows, in a handful of queries however long the plan is."""
    rows = list(PlannedPractice.objects.of(client).order_by("added_at"))
    suggestions = suggestions_to(client)
    keys = KeysTogether(client, {row.relationship_id for row in suggestions})
    key, person = keys.own, person_for_plan(client)
    wishes = partial(wishes_found, person, key)
    session_word_of(client, wishes)
    opened = open_planned(client, rows, key)
    offered = list(opened_rows(suggestions, keys.of))
    logs, days = latest_logs(client, key), DaysAtHand(person, timezone.now())
    practices = practices_by_id(
        [
            *(item.document.practice for item in opened),
            *(document.practice for _row, document in offered),
            *(log.document.practice for log in logs if log.row.done_on == days.today),
        ]
    )
    reminders = reminders_by_source(client)
    choices = choices_found(person, key)
    kept = [item for item in opened if item.row.removed_at is None]
    items = plan_items(kept, practices, reminders, logs, home_zone=client.time_zone)
    said = said_on(client, key, days.today, days.today)
    today, rest = opened_today(said, items, logs, practices), rest_now(person, key, days.today)
    return PlanPage(
        items=items,
        removed=removed_items(opened, kept, practices),
        paused=paused_in_words(client, reminders.values(), days.now),
        has_unopened=len(opened) < len(rows),
        suggested=waiting_for_answer(
            among_practices(offered, practices),
            choices,
            [item.document.practice for item in kept],
        ),
        rest=rest,
        energy=energy_today(said.get(days.today, EnergyDocument()), choices.energy_word),
        along=next_along(days, reminders.get(client.public_id)),
        known=Known(days, rest, today, wishes),
    )


def plan_items(
    kept: list[Planned],
    practices: dict[str, Practice],
    reminders: dict[UUID, Reminder],
    logs: list[Logged],
    *,
    home_zone: str,
) -> list[PlanItem]:
    """Those whose practice there still is."""
    return [
        plan_item(
            item,
            practice,
            reminders.get(item.row.public_id),
            facts=facts_of(practice, logs)[:1],
            home_zone=home_zone,
        )
        for item in kept
        if (practice := practices.get(item.document.practice))
    ]


def plan_item(
    item: Planned,
    practice: Practice,
    reminder: Reminder | None,
    *,
    facts: tuple[Fact, ...],
    home_zone: str,
) -> PlanItem:
    if reminder is None or not reminder.is_active:
        return PlanItem(item.row, item.document, practice, facts=facts)
    return PlanItem(
        item.row,
        item.document,
        practice,
        reminder=reminder_in_words(reminder, home_zone),
        reminder_moves=move_in_words(reminder.rule),
        none_today=none_today(reminder),
        at_hand=at_hand(reminder),
        facts=facts,
    )


def removed_items(
    opened: list[Planned], kept: list[Planned], practices: dict[str, Practice]
) -> list[PlanItem]:
    """What was removed lately and is not in the plan again, the latest first."""
    again = {item.document.practice for item in kept}
    removed = [
        PlanItem(item.row, item.document, practices[item.document.practice])
        for item in opened
        if item.row.removed_at and item.row.removed_at > lately()
        if item.document.practice in practices.keys() - again
    ]
    return removed[::-1]


def reminders_by_source(client: User) -> dict[UUID, Reminder]:
    kinds = (Reminder.Kind.PRACTICE, Reminder.Kind.ARC)
    found = Reminder.objects.of(client.public_id).filter(kind__in=kinds)
    return {reminder.source_id: reminder for reminder in with_today(found)}


def planned_view(client: User, row: PlannedPractice) -> PlanItem:
    """Open one planned practice, or raise `Unreadable`."""
    document = PlannedDocument.from_json(row.open_for(owner_reader(client.public_id)))
    return PlanItem(row, document, Practice.objects.get(public_id=document.practice))
