"""A quiet line on Today for what came, and one question, asked until it is set aside."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from journal.actions.entries import finish_entry, write_entry
from journal.actions.sessions import trash_session
from practices.actions.arc import keep_arc_wish
from practices.actions.pauses import begin_flare, begin_pause, end_pause
from practices.arc import Pace
from practices.arc_documents import ArcDocument
from practices.models import Pause
from reminders.actions import confirm, lease_due, pause_all, plan_ahead, send_due, snooze
from reminders.actions.places import add_place
from reminders.models import Reminder
from reminders.queries_today import reminders_today
from reminders.queries_ways import ask_of
from tests.conftest import ClientFor
from tests.journal.conftest import a_session, a_writing
from tests.reminders.conftest import MONDAY_NOON, make_due, make_reminder
from tests.reminders.places import a_place

HOUR = timedelta(hours=1)
TODAY, DONE = reverse("journal:today"), reverse("reminders:today-done")
LINE, ASK = "A quiet moment, if you want it.", "Would you like reminders on this device?"


@pytest.fixture
def alices(alice: User, client_for: ClientFor) -> Client:
    """Return alice's browser."""
    return client_for(alice)


def came(person: User) -> datetime:
    row = make_due(make_reminder(person))
    send_due()
    return row.due_at


def page(browser: Client) -> str:
    return browser.get(TODAY).content.decode()


def test_what_came_today_stands_on_today_until_they_are_done_with_it(
    alice: User, alices: Client
) -> None:
    at = came(alice)
    Reminder.objects.update(unanswered=2)
    assert LINE in page(alices)
    assert [shown.at.astimezone(UTC) for shown in reminders_today(alice).came] == [at]

    answer = alices.post(DONE, {"next": TODAY})

    assert answer.url == f"{TODAY}#main"
    assert LINE not in page(alices)
    assert Reminder.objects.get().unanswered == 0


@pytest.mark.parametrize("next_one", ["home", "//elsewhere.example/", ""])
def test_what_is_no_page_of_ours_leads_to_the_settings(alices: Client, next_one: str) -> None:
    answer = alices.post(DONE, {"next": next_one})

    assert answer.url == f"{reverse('reminders:settings')}#main"


def test_nothing_came_nothing_is_said(alice: User, charlie: User, alices: Client) -> None:
    came(charlie)
    make_due(make_reminder(alice), ago=-timedelta(hours=1))

    assert LINE not in page(alices)
    assert not reminders_today(alice)


def hours_shown(person: User, first: datetime) -> list[int]:
    """Return at which of the next sixty hours the line stands on Today."""
    shown = []
    for n in range(60):
        with time_machine.travel(first + n * HOUR, tick=False):
            shown += [n] if reminders_today(person) else []
    return shown


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles"])
def test_what_quiet_hours_moved_past_midnight_stands_there_on_the_day_it_comes(
    alice: User, zone: str
) -> None:
    midnight = datetime(2026, 6, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    late = make_reminder(
        alice,
        **{"local_time": time(22), "day_bits": 0b1, "time_zone": zone, "planned_until": midnight},
        **{"quiet_from": time(21), "quiet_to": time(9)},
    )
    plan_ahead(now=midnight)
    [lease] = lease_due(5, now=late.occurrences.get().due_at)
    confirm(lease)

    assert hours_shown(alice, midnight) == list(range(24 + 9, 48))


def test_one_put_off_stands_there_on_the_day_it_was_put_off_to(alice: User) -> None:
    own = make_reminder(alice, local_time=time(13), day_bits=0b1)
    plan_ahead(now=MONDAY_NOON)
    [lease] = lease_due(5, now=MONDAY_NOON + HOUR)
    confirm(lease)
    snooze(own.occurrences.get(), "tomorrow", MONDAY_NOON + 2 * HOUR)

    assert hours_shown(alice, MONDAY_NOON) == list(range(25, 36))
    pause_all(client=alice)
    assert hours_shown(alice, MONDAY_NOON) == []


def test_a_zone_that_is_unknown_here_takes_the_page_from_nobody(
    alice: User, alices: Client
) -> None:
    came(alice)
    Reminder.objects.update(time_zone="Atlantis/Capital")

    assert LINE in page(alices)


def test_it_belongs_to_their_own_day(alice: User) -> None:
    make_due(
        make_reminder(alice),
        ago=timedelta(hours=30),
        local_date=(datetime.now(UTC) - timedelta(days=2)).date(),
    )

    assert not reminders_today(alice)


def test_the_question_is_asked_after_the_first_entry_and_set_aside_for_good(
    alice: User, alices: Client
) -> None:
    write_entry(a_writing(), by=alice)
    assert ASK not in page(alices)
    finish_entry(a_writing(), by=alice)
    assert ASK in page(alices)

    answer = alices.post(reverse("reminders:ask-set-aside"), {"next": TODAY})

    assert answer.url == f"{TODAY}#main"
    assert ASK not in page(alices)
    assert ask_of(alice) is None


def test_the_question_waits_on_a_sessions_day_and_while_it_is_quiet(
    alice: User, alices: Client
) -> None:
    finish_entry(a_writing(), by=alice)
    keep_arc_wish(ArcDocument(Pace.NONE), by=alice)  # another question, answered already
    for days, is_asked in ((0, False), (1, False), (2, True), (-1, True)):
        session = a_session(alice, held_on=timezone.localdate() - timedelta(days=days))
        assert (ASK in page(alices)) == is_asked, days
        trash_session(session, by=alice)

    begin_flare(by=alice)
    assert ASK not in page(alices)
    end_pause(Pause.objects.get(), by=alice)
    assert ASK in page(alices)
    today = timezone.localdate()
    begin_pause(today, None, "", by=alice)
    assert ASK not in page(alices)


def test_who_is_told_already_is_not_asked(alice: User) -> None:
    make_reminder(alice)
    add_place(a_place(), by=alice)

    assert ask_of(alice) is None
