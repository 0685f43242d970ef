"""The plan: what a client chose, each with its reminder in words and the last times."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from accounts.models import Preferences, User
from accounts.preferences import PreferencesView, opened_preferences, session_word_of
from encryption.readers import owner_reader
from practices.choice_documents import ChoicesDocument
from practices.documents import PlannedDocument
from practices.models import PlannedPractice, Practice
from practices.opened import Planned, open_planned
from practices.own_key import KeysTogether, OwnKey
from practices.queries.choices import opened_choices
from practices.queries.energy import EnergyToday, energy_today
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
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class PlanPage:
    """The plan, what can be put back, and whether reminders rest."""

    items: list[PlanItem]
    removed: list[PlanItem]
    is_paused: bool
    has_unopened: bool
    suggested: list[SuggestedPractice]
    rest: Rest | None
    energy: EnergyToday

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


def choices_for_plan(client: User, key: OwnKey) -> ChoicesDocument:
    """What somebody chose for the plan; asked for at once with the word for a session."""
    found = User.objects.select_related("practice_choices", "preferences").get(pk=client.pk)
    wishes: Preferences | None = getattr(found, "preferences", None)
    session_word_of(
        client,
        lambda: opened_preferences(wishes, key.reader) if wishes else PreferencesView(),
    )
    return opened_choices(getattr(found, "practice_choices", None), key)


def plan_page(client: User) -> PlanPage:
    """Everything the plan's page shows, in a handful of queries however long the plan is."""
    rows = list(PlannedPractice.objects.of(client).order_by("added_at"))
    suggestions = suggestions_to(client)
    keys = KeysTogether(client, {row.relationship_id for row in suggestions})
    key = keys.own
    opened = open_planned(client, rows, key)
    offered = list(opened_rows(suggestions, keys.of))
    named = [item.document.practice for item in opened]
    practices = practices_by_id([*named, *(document.practice for _row, document in offered)])
    logs = latest_logs(client, key)
    reminders = reminders_by_source(client)
    now = timezone.now()
    choices = choices_for_plan(client, key)
    kept = [item for item in opened if item.row.removed_at is None]
    return PlanPage(
        items=[
            plan_item(
                item,
                practices[item.document.practice],
                reminders.get(item.row.public_id),
                facts=facts_of(practices[item.document.practice], logs)[:1],
                home_zone=client.time_zone,
            )
            for item in kept
            if item.document.practice in practices
        ],
        removed=removed_items(opened, kept, practices),
        is_paused=any(reminder.is_paused(now) for reminder in reminders.values()),
        has_unopened=len(opened) < len(rows),
        suggested=waiting_for_answer(
            among_practices(offered, practices),
            choices,
            [item.document.practice for item in kept],
        ),
        rest=rest_now(client, key),
        energy=energy_today(client, key, choices.energy_word),
    )


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
    found = Reminder.objects.of(client.public_id).filter(kind=Reminder.Kind.PRACTICE)
    return {reminder.source_id: reminder for reminder in with_today(found)}


def planned_view(client: User, row: PlannedPractice) -> PlanItem:
    """Open one planned practice, or raise `Unreadable`."""
    document = PlannedDocument.from_json(row.open_for(owner_reader(client.public_id)))
    return PlanItem(row, document, Practice.objects.get(public_id=document.practice))
