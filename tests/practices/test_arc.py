"""Reminders along the way: offered, never imposed; they follow the sessions by themselves."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from journal.actions.entries import finish_entry, write_entry
from journal.actions.sessions import SessionWriting, edit_session, restore_session, trash_session
from journal.documents import SessionDocument
from journal.models import Session
from practices.actions.arc import end_arc, go_on_with_answered, keep_arc_wish
from practices.actions.log import log_practice
from practices.actions.pauses import begin_flare, begin_pause, end_pause
from practices.arc import Pace
from practices.arc_days import LOOKED_AHEAD, days_of, wish_of
from practices.arc_documents import ArcDocument
from practices.arc_words import arc_day_in_words
from practices.models import ArcWish, Practice
from reminders.actions import apply_hours, stop_reminder
from reminders.models import Reminder, ReminderSettings
from tests.conftest import ClientFor
from tests.journal.conftest import a_session, a_writing, remember
from tests.practices.making import events_of

DAY = timedelta(days=1)
ARC = reverse("practices:arc")
TODAY, PLAN = reverse("journal:today"), reverse("practices:plan")
OFFER = "A quiet line along the way, now and then?"


@pytest.fixture
def today(db: None) -> date:
    return timezone.localdate()


@pytest.fixture
def browser(alice: User, client_for: ClientFor) -> Client:
    return client_for(alice)


def the_arc() -> Reminder:
    """There is never more than one."""
    return Reminder.objects.get(kind=Reminder.Kind.ARC)


def offsets(today: date) -> list[int]:
    return [(day - today).days for day in the_arc().dates]


def held(client: User, on: date) -> Session:
    return a_session(client, held_on=on, start_time=time(10), end_time=time(12))


def moved(session: Session, on: date) -> SessionWriting:
    return SessionWriting(on, None, SessionDocument(), session.document_revision)


def test_nothing_comes_before_somebody_says_yes(alice: User, today: date, browser: Client) -> None:
    held(alice, today - DAY)

    page = browser.get(TODAY).content.decode()

    assert OFFER in page
    assert not Reminder.objects.exists()


def test_the_days_are_shown_before_and_are_the_days_that_come(
    alice: User, today: date, browser: Client
) -> None:
    held(alice, today - DAY)
    shown = browser.get(ARC).context["page"].choices[Pace.SUGGESTED].days

    browser.post(ARC, {"pace": "suggested", "at": "19:30"})

    # each day, the 5th, the 7th, then twice a week
    assert offsets(today)[:8] == [0, 1, 2, 4, 6, 9, 13, 16]
    assert shown == browser.get(ARC).context["page"].coming.days
    assert len(shown) == 8


def test_saying_no_is_kept_and_nobody_is_asked_again(
    alice: User, today: date, browser: Client
) -> None:
    held(alice, today - DAY)

    answer = browser.post(reverse("practices:arc-end"), {"back": TODAY})

    assert answer.url == TODAY
    assert OFFER not in browser.get(TODAY).content.decode()
    assert not Reminder.objects.exists()


def test_what_was_chosen_is_sealed_and_told_to_the_trail_without_a_word(
    alice: User, browser: Client
) -> None:
    browser.post(ARC, {"pace": "less", "at": "08:15"})

    assert wish_of(alice) == ArcDocument(Pace.LESS, time(8, 15))
    assert str(ArcWish.objects.get().document) == "<sealed>"
    assert events_of(alice, "arc wish") == ["kept"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"pace": "often", "at": "19:30"}, "pace"), ({"pace": "less", "at": "later"}, "at")],
)
def test_what_cannot_be_meant_is_said_beside_its_field(
    browser: Client, typed: dict[str, str], field: str
) -> None:
    answer = browser.post(ARC, typed)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not ArcWish.objects.exists()


@pytest.fixture
def wished(alice: User) -> None:
    keep_arc_wish(ArcDocument(), by=alice)


@pytest.mark.usefixtures("wished")
def test_it_follows_a_session_that_is_added_moved_put_away_and_brought_back(
    alice: User, today: date
) -> None:
    session = a_session(alice, held_on=today + 4 * DAY)
    added = offsets(today)
    session = edit_session(session, moved(session, today + 5 * DAY), by=alice)
    later = offsets(today)
    trash_session(session, by=alice)
    away = offsets(today)
    restore_session(session, by=alice)

    assert added[:6] == [1, 3, 5, 6, 7, 9]
    assert later[:6] == [2, 4, 6, 7, 8, 10]
    assert away == [-1]  # nothing can come on a day that is over
    assert offsets(today) == later


@pytest.mark.usefixtures("wished")
def test_a_second_session_leads_and_doubles_nothing(alice: User, today: date) -> None:
    held(alice, today - 10 * DAY)
    held(alice, today - 2 * DAY)

    assert offsets(today)[:4] == [0, 1, 3, 5]  # from the newest: the 2nd, 3rd, 5th, 7th day
    assert Reminder.objects.count() == 1


@pytest.mark.usefixtures("wished")
def test_who_stopped_it_from_a_mail_is_left_in_peace_by_another_session(
    alice: User, today: date
) -> None:
    stop_reminder(by=None, reminder=the_arc())

    held(alice, today - DAY)

    assert not the_arc().is_active


@pytest.mark.usefixtures("wished")
def test_who_said_none_is_left_in_peace_by_another_session(alice: User, today: date) -> None:
    end_arc(by=alice)

    held(alice, today - DAY)

    assert not the_arc().is_active


@pytest.mark.usefixtures("wished")
def test_a_wish_that_does_not_open_holds_up_no_session_and_sends_nothing(
    alice: User, today: date
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE practices_arcwish SET document = 'damaged'")

    session = held(alice, today - DAY)

    assert (session.pk is None, the_arc().is_active) == (False, False)


@pytest.mark.usefixtures("wished")
def test_nothing_comes_on_the_day_a_late_time_would_be_pushed_into(
    alice: User, today: date
) -> None:
    keep_arc_wish(ArcDocument(at=time(22)), by=alice)  # inside quiet hours: the next morning

    a_session(alice, held_on=today + 4 * DAY)

    assert offsets(today)[:3] == [1, 5, 6]


LONG = [timedelta(days=n) for n in (84, 112, 140)]


def long_after(client: User, today: date, days: int, **state: Any) -> Reminder:
    """A wish of long ago, with the days it had then."""
    session = held(client, today - timedelta(days=days))
    keep_arc_wish(ArcDocument(), by=client)
    dates = [session.held_on + each for each in LONG]
    Reminder.objects.filter(kind=Reminder.Kind.ARC).update(dates=dates, **state)
    return the_arc()


def ahead(today: date) -> list[int]:
    return [number for number in offsets(today) if number >= 0]


def test_who_answers_gets_the_next_of_the_long_time(alice: User, today: date) -> None:
    long_after(alice, today, 112)

    gone_on = go_on_with_answered(timezone.now())

    assert (gone_on, ahead(today)) == (0, [0, 28])
    long_after(alice, today, 113)
    assert (go_on_with_answered(timezone.now()), ahead(today)) == (1, [27, 55])


def test_who_leaves_two_unanswered_gets_no_third(alice: User, today: date) -> None:
    long_after(alice, today, 140, unanswered=1)

    assert go_on_with_answered(timezone.now()) == 0
    assert ahead(today) == [0]


def test_after_those_two_today_asks_and_yes_lets_it_go_on(
    alice: User, today: date, browser: Client
) -> None:
    long_after(alice, today, 141, unanswered=2)

    page = browser.get(TODAY).content.decode()
    browser.post(reverse("practices:arc-go-on"))

    assert "Still want these?" in page
    assert ahead(today) == [27, 55]
    assert "Still want these?" not in browser.get(TODAY).content.decode()


def test_after_those_two_no_ends_it(alice: User, today: date, browser: Client) -> None:
    long_after(alice, today, 141, unanswered=2)

    browser.post(reverse("practices:arc-end"))

    assert not the_arc().is_active
    assert "Still want these?" not in browser.get(TODAY).content.decode()


def resting(reminder: Reminder) -> Reminder:
    Reminder.objects.filter(pk=reminder.pk).update(rests_since=timezone.now(), unanswered=6)
    return reminder


def test_today_asks_about_what_rests_and_waking_lets_it_come(
    alice: User, today: date, browser: Client
) -> None:
    held(alice, today - DAY)
    keep_arc_wish(ArcDocument(), by=alice)
    reminder = resting(the_arc())

    page = browser.get(TODAY).content.decode()
    browser.post(reverse("practices:reminder-wake", args=[reminder.public_id]))

    assert "Still want these?" in page
    assert (the_arc().rests_since, the_arc().unanswered, the_arc().is_active) == (None, 0, True)


def test_letting_it_rest_asks_no_more(alice: User, today: date, browser: Client) -> None:
    held(alice, today - DAY)
    keep_arc_wish(ArcDocument(), by=alice)
    reminder = resting(the_arc())

    browser.post(reverse("practices:reminder-rest", args=[reminder.public_id]))

    assert not the_arc().is_active
    assert "Still want these?" not in browser.get(TODAY).content.decode()


def test_a_stranger_wakes_nothing(alice: User, charlie: User, client_for: ClientFor) -> None:
    keep_arc_wish(ArcDocument(), by=alice)
    reminder = resting(the_arc())

    answer = client_for(charlie).post(reverse("practices:reminder-wake", args=[reminder.public_id]))

    assert answer.status_code == 404
    assert the_arc().rests_since


def wrote(alice: User) -> None:
    write_entry(a_writing(), by=alice)


def kept_a_piece(alice: User) -> None:
    remember(held(alice, date(2026, 1, 5)))


def practised(alice: User) -> None:
    log_practice(Practice.objects.all()[0], by=alice, form_id=uuid4(), done_on=date(2026, 11, 17))


def wrote_down_a_session(alice: User) -> None:
    held(alice, date(2026, 1, 5))


@pytest.mark.usefixtures("wished", "catalogue")
@pytest.mark.parametrize("came", [wrote, kept_a_piece, practised, wrote_down_a_session])
def test_whoever_comes_has_answered(alice: User, came: Callable[[User], None]) -> None:
    Reminder.objects.update(unanswered=2)

    came(alice)

    assert the_arc().unanswered == 0


def test_a_sessions_page_offers_it_and_then_says_which_days_come(
    alice: User, today: date, browser: Client
) -> None:
    session = held(alice, today - DAY)
    page = reverse("journal:session", args=[session.public_id])

    before = browser.get(page).content.decode()
    keep_arc_wish(ArcDocument(), by=alice)
    after = browser.get(page).content.decode()

    assert OFFER in before
    assert OFFER not in after
    assert "Change or stop" in after


@pytest.mark.parametrize("on", [date.max, date(2926, 11, 17), date.min])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_a_session_of_another_age_holds_up_no_page_and_no_wish(
    alice: User, browser: Client, on: date, zone: str
) -> None:
    User.objects.filter(pk=alice.pk).update(time_zone=zone)
    alice.refresh_from_db()
    far = a_session(alice, held_on=on)
    last = days_of(alice).today + 2 * LOOKED_AHEAD

    keep_arc_wish(ArcDocument(), by=alice)

    assert all(day <= last for day in the_arc().dates)
    for url in (ARC, TODAY, reverse("journal:session", args=[far.public_id])):
        assert browser.get(url).status_code == 200


def test_on_a_sessions_own_day_it_is_offered_for_later_and_an_older_one_says_nothing_of_it(
    alice: User, today: date, browser: Client
) -> None:
    older, newest = held(alice, today - 9 * DAY), a_session(alice, held_on=today)

    pages = [
        browser.get(reverse("journal:session", args=[each.public_id])) for each in (older, newest)
    ]
    offered = OFFER in browser.get(TODAY).content.decode()
    browser.post(ARC, {"pace": "suggested", "at": "19:30"})

    assert [OFFER in page.content.decode() for page in pages] == [False, True]
    assert (offered, offsets(today)[:4]) == (True, [1, 2, 3, 5])


def test_of_the_questions_today_asks_one_and_a_browser_waits_for_its_turn(
    alice: User, today: date, browser: Client
) -> None:
    finish_entry(a_writing(), by=alice)
    held(alice, today - 3 * DAY)
    both = browser.get(TODAY).content.decode()
    browser.post(reverse("practices:arc-end"))
    later = browser.get(TODAY).content.decode()

    assert (OFFER in both, "reminders on this device?" in both) == (True, False)
    assert (OFFER in later, "reminders on this device?" in later) == (False, True)


@pytest.mark.usefixtures("wished")
def test_new_quiet_hours_push_nothing_into_a_sessions_day(alice: User, today: date) -> None:
    a_session(alice, held_on=today + 4 * DAY)
    before = offsets(today)[:3]

    ReminderSettings.objects.create(client=alice, quiet_from=time(19), quiet_to=time(9))
    apply_hours(alice, by=alice)

    assert before == [1, 3, 5]
    assert offsets(today)[:3] == [1, 5, 6]  # that evening would be the next morning now


def test_a_plan_without_anything_offers_what_suits_these_days(
    alice: User, today: date, browser: Client, catalogue: None
) -> None:
    held(alice, today - DAY)

    page = browser.get(reverse("practices:plan")).content.decode()

    assert "For these days" in page
    assert "For the first days after your session." in page


@pytest.mark.usefixtures("wished")
def test_what_falls_into_a_rest_is_not_said_to_come(
    alice: User, today: date, browser: Client
) -> None:
    held(alice, today - DAY)
    begin_pause(today, today + 2 * DAY, "", by=alice)

    said = browser.get(ARC).context["page"].coming
    plan = browser.get(PLAN).content.decode()
    flare = begin_flare(by=alice)
    lighter = browser.get(ARC).content.decode()

    assert said.first == arc_day_in_words(today + 4 * DAY)
    assert said.has_rest
    assert f"Along the way: next on {said.first}" in plan
    assert "Along the way: next" not in browser.get(PLAN).content.decode()
    assert "Nothing comes while everything rests." in lighter
    assert "Next on" not in lighter
    end_pause(flare, by=alice)
    assert f"Next on {said.first}, at 19:30. By e-mail." in " ".join(
        browser.get(ARC).content.decode().split()
    )
