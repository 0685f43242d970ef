"""From a mail, without logging in: another time, a week of rest, or no more of this one."""

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.signing import Signer
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.queries import events_for
from reminders.access import linked_by
from reminders.actions import keep_quiet, pause_all, plan_ahead, send_due
from reminders.actions.postponing import choose, rest_a_week
from reminders.links import later_token, named_by, pausing_token, reminder_of
from reminders.models import Occurrence, Reminder, ReminderSettings
from reminders.queries import reminders_paused
from reminders.schedule import day_begins
from tests.conftest import ClientFor
from tests.journal.test_two_at_once import begun
from tests.reminders.conftest import MONDAY_NOON, make_due, make_reminder

LATER, RESUME = reverse("reminders:later"), reverse("reminders:resume")
HOUR = timedelta(hours=1)


@pytest.fixture
def came(evening: Reminder, mailbox: list[Any]) -> Occurrence:
    """Return what has just come to alice by mail, and comes on this weekday only."""
    row = make_due(evening)
    Reminder.objects.update(day_bits=1 << row.local_date.weekday())
    assert send_due() == 1
    row.refresh_from_db()
    return row


def token_of(row: Occurrence) -> str:
    return later_token(row.reminder.public_id, row.local_date)


def page_of(row: Occurrence, browser: Client | None = None) -> str:
    answer = (browser or Client()).get(LATER, {"t": token_of(row)})
    assert answer.status_code == 200
    return answer.content.decode()


def press(row: Occurrence, choice: str) -> Any:
    """Press a button on the page, as a browser does that is not logged in."""
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(LATER, {"t": token_of(row)})
    form = {"t": token_of(row), "csrfmiddlewaretoken": page.context["csrf_token"]}
    return browser.post(LATER, form | {"choice": choice})


def actions_about(person: User) -> list[tuple[str, str]]:
    return [(event.action, event.actor) for event in events_for(person.public_id)]


def test_the_mail_leads_here_and_opening_it_changes_nothing(
    alice: User, came: Occurrence, mailbox: list[Any]
) -> None:
    [link] = re.findall(r"http://localhost:8000(/reminders/later/\S+)", mailbox[0].get_content())
    before = Occurrence.objects.values().get()

    for method in (Client().get, Client().head):
        answer = method(link)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]

    assert Occurrence.objects.values().get() == before
    assert not reminders_paused(alice)
    assert actions_about(alice) == []


def test_in_an_hour_moves_that_same_one_and_the_page_says_when(
    came: Occurrence, mailbox: list[Any]
) -> None:
    answer = press(came, "hour")

    again = Occurrence.objects.get()
    asked = urlencode({"t": token_of(came), "chosen": "hour"})
    assert answer.url == f"{LATER}?{asked}#stands"
    assert (again.pk, again.state, again.snoozed) == (came.pk, "planned", 1)
    assert abs(again.due_at - datetime.now(UTC) - HOUR) < timedelta(minutes=1)
    page = Client().get(answer.url).content.decode()
    assert f"at {again.due_at:%H:%M}, UTC. You can still change your mind." in page
    [pressed] = re.findall(r'value="(\w+)"[^>]*aria-current="true"', page)
    assert pressed == "hour"

    Occurrence.objects.update(ready_at=datetime.now(UTC), due_at=datetime.now(UTC))
    send_due()
    assert len({mail["Message-ID"] for mail in mailbox}) == len(mailbox) == 2


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (1, "Today at 15:00, Zurich time."),
        (11, "Tomorrow at 01:00, Zurich time."),
        (38, "On Wednesday at 04:00, Zurich time."),
    ],
)
def test_when_it_comes_is_said_as_today_tomorrow_or_by_its_day(
    evening: Reminder, hours: int, words: str
) -> None:
    Reminder.objects.update(time_zone="Europe/Zurich")
    due = {"due_at": MONDAY_NOON + hours * HOUR, "ready_at": MONDAY_NOON + hours * HOUR}
    row = make_due(evening, local_date=MONDAY_NOON.date(), snoozed=1, **due)

    with time_machine.travel(MONDAY_NOON, tick=False):
        page = page_of(row)

    assert words in page


def test_tomorrow_has_its_own_so_one_is_enough_and_another_choice_is_still_open(
    came: Occurrence,
) -> None:
    Reminder.objects.update(day_bits=0b1111111)

    page = Client().get(press(came, "tomorrow").url).content.decode()

    assert "One is enough" in page
    assert Occurrence.objects.get(pk=came.pk).state == "sent"
    assert re.findall(r'value="(\w+)" class="button-quiet"', page) == [
        "hour",
        "tonight",
        "tomorrow",
    ]

    press(came, "hour")
    page = Client().get(press(came, "tomorrow").url).content.decode()
    assert "has one already, so this one stays here" in page
    assert Occurrence.objects.get(pk=came.pk).is_put_off


def test_where_it_would_land_in_a_quiet_time_the_page_says_so(
    alice: User, came: Occurrence
) -> None:
    now = datetime.now(UTC)
    keep_quiet(client=alice, source_id=uuid.uuid4(), begins_at=now, ends_at=now + 3 * HOUR)

    page = Client().get(press(came, "hour").url).content.decode()

    assert "a time you keep quiet" in page


def test_a_zone_that_is_unknown_here_moves_nothing_and_can_still_be_stopped(
    came: Occurrence,
) -> None:
    Reminder.objects.update(time_zone="Atlantis/Capital")

    assert "This one has passed" in page_of(came)
    press(came, "hour")
    press(came, "stop")

    assert Occurrence.objects.get().state == "sent"
    assert not Reminder.objects.get().is_active


def test_a_week_of_rest_is_for_all_of_them_and_ends_by_itself(
    alice: User, charlie: User, came: Occurrence
) -> None:
    others = [make_reminder(alice), make_reminder(charlie)]

    press(came, "week")

    ends = {r.paused_until for r in Reminder.objects.of(alice.public_id)}
    [until] = ends
    assert until == day_begins(came.reminder.rule, timezone.localdate() + timedelta(days=7))
    assert not reminders_paused(others[1].client)
    page = page_of(came)
    assert "All reminders rest" in page
    assert f"{until:%A} {until.day} {until:%B}" in page
    assert 'name="choice"' not in page


def test_after_a_week_the_first_day_comes_whole(alice: User) -> None:
    evening = make_reminder(alice, day_ends_at=time(3))
    ReminderSettings.objects.create(client=alice, day_ends_at=time(3))

    with time_machine.travel(MONDAY_NOON + 8 * HOUR + timedelta(minutes=1), tick=False):
        rest_a_week(alice)

    evening.refresh_from_db()
    assert evening.paused_until == MONDAY_NOON + timedelta(days=7) - 9 * HOUR
    plan_ahead(now=MONDAY_NOON + timedelta(days=6))
    [first, *_] = evening.occurrences.order_by("due_at")
    assert first.due_at == MONDAY_NOON + timedelta(days=7) + 8 * HOUR


def test_a_week_does_not_cut_a_longer_pause_short(alice: User, came: Occurrence) -> None:
    pause_all(client=alice)

    press(came, "week")

    assert {r.paused_until for r in Reminder.objects.all()} == {None}


def test_no_more_stops_this_one_only(alice: User, came: Occurrence) -> None:
    other = make_reminder(alice)

    press(came, "stop")

    assert not Reminder.objects.get(pk=came.reminder_id).is_active
    assert Reminder.objects.get(pk=other.pk).is_active
    assert actions_about(alice)[0] == ("stopped", "")
    assert "It is stopped" in page_of(came)


@pytest.mark.parametrize(("choice", "label"), [("stop", "it"), ("week", "them")])
def test_what_a_press_did_can_be_taken_back_on_the_page_that_says_so_and_nothing_else(
    alice: User, came: Occurrence, choice: str, label: str
) -> None:
    other = make_reminder(alice, is_active=False)
    browser = Client()
    after = browser.post(LATER, {"t": token_of(came), "choice": choice}).url
    page = browser.get(after)
    assert f"Start {label} again" in page.content.decode()
    again = {"t": token_of(came), "choice": "again", "back": page.context["back"]}

    for no_stamp in ("", token_of(came), again["back"][:-1]):
        browser.post(LATER, again | {"back": no_stamp})
    browser.post(LATER, again | {"t": later_token(other.public_id, came.local_date)})
    assert reminders_paused(alice) == (choice == "week")
    assert Reminder.objects.get(pk=came.reminder_id).is_active == (choice == "week")
    taken_back = browser.post(LATER, again).url

    assert "That is taken back." in browser.get(taken_back).content.decode()
    came.reminder.refresh_from_db()
    assert came.reminder.is_active
    assert not reminders_paused(alice)
    assert not Reminder.objects.get(pk=other.pk).is_active
    assert [event.action for event in events_for(alice.public_id)] == (
        ["started", "stopped"] if choice == "stop" else ["resumed", "paused"]
    )


def test_a_pause_of_another_day_is_not_taken_back_from_an_old_page(
    alice: User, came: Occurrence
) -> None:
    browser = Client()
    page = browser.get(browser.post(LATER, {"t": token_of(came), "choice": "week"}).url)
    again = {"t": token_of(came), "choice": "again", "back": page.context["back"]}
    pause_all(client=alice)

    browser.post(LATER, again)

    assert reminders_paused(alice)
    assert Reminder.objects.get().paused_until is None


@pytest.mark.parametrize("choice", ["hour", "tonight", "tomorrow"])
def test_a_stopped_one_is_not_woken_from_an_old_page(came: Occurrence, choice: str) -> None:
    press(came, "stop")
    before = Occurrence.objects.values().get()

    press(came, choice)

    assert Occurrence.objects.values().get() == before


def test_an_old_mail_moves_nothing_but_can_still_stop(came: Occurrence) -> None:
    Occurrence.objects.update(due_at=came.due_at - 25 * HOUR)

    page = page_of(came)
    press(came, "hour")

    assert "This one has passed" in page
    assert Occurrence.objects.get().state == "sent"
    press(came, "stop")
    assert not Reminder.objects.get().is_active


def test_what_was_forgotten_long_ago_can_still_be_stopped(came: Occurrence) -> None:
    Occurrence.objects.all().delete()

    assert "This one has passed" in page_of(came)
    assert press(came, "hour").status_code == 302
    press(came, "stop")
    assert not Reminder.objects.get().is_active


def test_it_can_be_put_off_again_but_not_for_ever(came: Occurrence) -> None:
    press(came, "hour")
    press(came, "tonight")
    assert Occurrence.objects.get().snoozed == 2

    Occurrence.objects.update(snoozed=12)
    press(came, "hour")
    assert Occurrence.objects.get().snoozed == 12


@pytest.mark.parametrize("choice", ["", "never"])
def test_a_choice_nobody_offered_is_refused(came: Occurrence, choice: str) -> None:
    assert press(came, choice).status_code == 422


def test_a_form_from_elsewhere_does_nothing(came: Occurrence) -> None:
    answer = Client(enforce_csrf_checks=True).post(LATER, {"t": token_of(came), "choice": "stop"})

    assert answer.status_code == 403
    assert Reminder.objects.get().is_active


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_we_did_not_sign_for_this_leads_nowhere(came: Occurrence, method: str) -> None:
    good, reminder_id = token_of(came), came.reminder.public_id
    said = good.partition(".")[0]
    forged = [
        "",
        "nonsense",
        said,
        good[:-1],
        f"{said[:-1]}9.{good.partition('.')[2]}",
        pausing_token(reminder_id),
        Signer(salt="another purpose", sep=".").sign(said),
        Signer(salt="reminders.later", sep=".").sign(reminder_id.hex),
        Signer(salt="reminders.later", sep=".").sign(f"{reminder_id.hex}20261399"),
        later_token(uuid.uuid4(), came.local_date),
    ]

    for bad in forged:
        data = {"t": bad, "choice": "stop"}
        assert getattr(Client(), method)(LATER, data).status_code == 404, bad

    assert Reminder.objects.get().is_active


def test_each_token_is_good_for_its_own_purpose_only(came: Occurrence) -> None:
    later, pausing = token_of(came), pausing_token(came.reminder.public_id)

    assert reminder_of(later) is None
    assert named_by(pausing) is None
    for name in ("pause", "unsubscribe"):
        assert Client().get(reverse(f"reminders:{name}"), {"t": later}).status_code == 404


def test_the_page_names_nobody_and_logs_nobody_in(
    alice: User, came: Occurrence, client_for: ClientFor
) -> None:
    browser = Client()
    page = page_of(came, browser)

    assert "alice" not in page.lower()
    assert came.reminder.source_id.hex not in page.replace("-", "")
    assert "_auth_user_id" not in browser.session


def test_only_the_person_logged_in_may_start_them_again(
    alice: User, charlie: User, came: Occurrence, client_for: ClientFor
) -> None:
    press(came, "week")

    assert RESUME in page_of(came, client_for(alice))
    assert RESUME not in page_of(came, client_for(charlie))
    assert RESUME not in page_of(came)


def test_a_refused_request_leaves_no_token_in_the_log(
    came: Occurrence, caplog: pytest.LogCaptureFixture
) -> None:
    token = token_of(came)
    Client().put(f"{LATER}?{urlencode({'t': token})}")
    Client(enforce_csrf_checks=True).post(LATER, {"t": token})
    Client().get(LATER, {"t": token[:-1]})

    assert len(caplog.records) >= 3
    assert token[:40] not in caplog.text


def test_a_press_on_what_a_worker_took_or_another_press_put_off_too_often_moves_nothing(
    came: Occurrence,
) -> None:
    looked_at = linked_by(token_of(came))

    taken = {"state": "leased", "sent_at": None, "ready_at": came.due_at}
    for since in ({"snoozed": 12}, taken | {"snoozed": 1}):
        Occurrence.objects.update(**since)
        before = Occurrence.objects.values().get()
        choose(looked_at.reminder, looked_at.occurrence, "hour")
        assert Occurrence.objects.values().get() == before


@pytest.mark.django_db(transaction=True)
def test_a_week_of_rest_waits_for_a_pause_that_is_being_made_and_does_not_cut_it_short(
    alice: User,
) -> None:
    make_reminder(alice)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            pause_all(client=alice)
            resting = begun(pool, lambda: rest_a_week(alice))
        resting.result(10)

    assert Reminder.objects.get().paused_until is None
