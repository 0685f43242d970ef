"""The day it is for a person: where they are, and by when they say their day ends."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.models import User
from practices.arc_days import days_of
from practices.models import EnergyDay, IntentionMoment, PlannedPractice, Practice, PracticeLog
from practices.own_days import day_asked, own_day, own_today
from practices.own_key import OwnKey
from practices.queries.intentions import intention_view
from practices.queries.these_days import known_of
from practices.queries.weeks import seven_days
from practices.today import Page
from reminders.models import ReminderSettings
from tests.conftest import ClientFor
from tests.journal.conftest import a_session
from tests.practices.intending import an_intention

EVENING, NEXT_DAY = date(2026, 11, 17), date(2026, 11, 18)
PAST_MIDNIGHT = "2026-11-18T00:30:00Z"


@pytest.fixture
def up_late(alice: User) -> User:
    """Return alice, whose day ends at three in the night."""
    ReminderSettings.objects.create(client=alice, day_ends_at=time(3))
    return User.objects.get(pk=alice.pk)


@pytest.mark.parametrize(
    ("zone", "day_ends", "day"),
    [
        ("UTC", time(0), NEXT_DAY),
        ("UTC", time(0, 30), NEXT_DAY),
        ("UTC", time(3), EVENING),
        ("Asia/Tokyo", time(3), NEXT_DAY),
        ("America/Los_Angeles", time(3), EVENING),
        ("Mars/Base", time(3), EVENING),  # a place nobody here knows: the common clock
    ],
)
def test_a_day_ends_where_the_person_is_and_when_they_say(
    zone: str, day_ends: time, day: date
) -> None:
    assert own_day(datetime(2026, 11, 18, 0, 30, tzinfo=UTC), zone, day_ends) == day


@pytest.mark.parametrize("wall", ["00:30", "02:59", "03:00", "23:59"])
def test_a_query_that_asks_for_the_day_knows_the_same(wall: str, up_late: User) -> None:
    with time_machine.travel(f"2026-11-18T{wall}:00Z", tick=False):
        person = User.objects.annotate(
            today=day_asked(up_late), before=day_asked(up_late, timedelta(-1))
        ).get(pk=up_late.pk)

        today = own_today(up_late)
        assert (person.today, person.before) == (today, today - timedelta(1))
        assert days_of(up_late).today == today


@time_machine.travel(PAST_MIDNIGHT, tick=False)
def test_what_is_said_past_midnight_belongs_to_the_evenings_day(
    up_late: User, looking_around: Practice, client_for: ClientFor
) -> None:
    browser, intention = client_for(up_late), an_intention(up_late)
    energy = browser.get(reverse("practices:energy")).context["energy"].today.day

    browser.post(reverse("practices:energy"), {"day": energy, "there": "4"})
    browser.post(reverse("practices:log"), {"practice": looking_around.slug})
    browser.post(reverse("practices:intention-day", args=[intention.public_id]), {"near": "close"})

    week = seven_days(up_late, None)
    said = intention_view(up_late, intention, "1")
    today = browser.get(reverse("journal:today")).content.decode()
    assert EnergyDay.objects.get().day == EVENING
    assert PracticeLog.objects.get().done_on == EVENING
    assert IntentionMoment.objects.get().day == EVENING
    assert (week.last, len(week.days[-1].things)) == (EVENING, 2)
    assert known_of(days_of(up_late), OwnKey(up_late)).opened.said[EVENING].there == 4
    assert said.near == "close"
    assert "Noted" in today


@time_machine.travel(PAST_MIDNIGHT, tick=False)
def test_the_night_of_a_sessions_day_still_is_its_day(up_late: User) -> None:
    an_intention(up_late)
    a_session(up_late, held_on=EVENING)

    there = Page(up_late).there_is

    assert there["practices/_intentions_today.html"] is False


def test_a_place_nobody_knows_brings_no_page_down(
    alice: User, planned: PlannedPractice, client_for: ClientFor
) -> None:
    User.objects.filter(pk=alice.pk).update(time_zone="Mars/Base")
    browser = client_for(User.objects.get(pk=alice.pk))

    names = ("plan", "energy", "pauses", "weeks", "season", "arc", "intentions", "log")
    urls = [reverse("journal:today"), *(reverse(f"practices:{name}") for name in names)]
    answers = {url: browser.get(url).status_code for url in urls}
    begun = browser.post(reverse("practices:flare-begin"))

    assert answers == dict.fromkeys(urls, 200)
    assert begun.status_code == 302
