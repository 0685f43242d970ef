"""Seven days and a season: what was done stands there, blank days are blank, nothing is counted."""

import re
from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import User
from journal.actions.entries import finish_entry
from journal.documents import EntryDocument
from practices.actions.energy import say_energy
from practices.actions.intentions_moments import say_day
from practices.actions.log import log_practice, remove_log
from practices.garden import garden_of
from practices.intention_documents import Near
from practices.models import Practice, PracticeLog
from practices.own_days import own_today
from practices.queries.weeks import season
from tests.conftest import ClientFor
from tests.journal.conftest import a_session, a_writing
from tests.practices.intending import an_intention

WEEKS, SEASON = reverse("practices:weeks"), reverse("practices:season")
DAY = timedelta(days=1)


def did(practice: Practice, days_ago: int, alice: User) -> PracticeLog:
    day = own_today(alice) - days_ago * DAY
    return log_practice(practice, by=alice, form_id=uuid4(), done_on=day)


def test_seven_days_say_what_was_done_and_a_blank_day_says_nothing(
    alice: User, looking_around: Practice, client_for: ClientFor
) -> None:
    did(looking_around, 1, alice)
    did(looking_around, 7, alice)
    finish_entry(a_writing(EntryDocument(text="A long blue corridor.")), by=alice)
    say_energy(own_today(alice), 3, by=alice)

    answer = client_for(alice).get(WEEKS)

    week = answer.context["week"]
    assert [len(line.things) for line in week.days[-2:]] == [1, 1]
    assert [line.things for line in week.days[:-2] if line.things] == []
    assert (week.days[-1].there, week.has_before) == ("3", True)
    assert "blue corridor" not in answer.content.decode()


def test_the_path_leads_back_as_far_as_anything_stands(
    alice: User, looking_around: Practice, client_for: ClientFor
) -> None:
    did(looking_around, 150, alice)
    did(looking_around, 2, alice)
    browser = client_for(alice)

    now = browser.get(SEASON).context["season"]
    back = browser.get(SEASON, {"until": now.before}).context["season"]

    assert (now.is_now, now.has_before, len(now.garden.plants)) == (True, True, 1)
    assert (back.first, back.has_before) == (own_today(alice) - 150 * DAY, False)
    assert len(back.garden.plants) == 1


def test_the_season_says_the_same_in_words(
    alice: User, looking_around: Practice, client_for: ClientFor
) -> None:
    did(looking_around, 9, alice)

    page = client_for(alice).get(SEASON).content.decode()

    words = page.split("The same in words", 1)[1]
    assert "Looking around" in words
    assert page.count('<use class="garden-plant') == 1
    assert not re.search(r"streak|missed|in a row|days without", page, re.I)


def test_as_days_go_by_nothing_on_the_path_goes_or_moves_but_up() -> None:
    first, things = date(2026, 11, 4), {date(2026, 11, 4): ["nature"], date(2026, 11, 9): ["wrote"]}
    plants = [
        [(plant.x, plant.kind) for plant in garden_of(first, first + n * DAY, things).plants]
        for n in range(40)
    ]

    for before, after in pairwise(plants):
        assert after[: len(before)] == before
    heights = [garden_of(first, first + n * DAY, things).height for n in range(40)]
    assert heights == sorted(heights)


def test_what_was_taken_out_stands_no_more_and_comes_back_with_it(
    alice: User, looking_around: Practice
) -> None:
    log = did(looking_around, 1, alice)

    remove_log(log, by=alice)

    assert season(alice, None) is None


@pytest.mark.parametrize("until", ["", "x", "2026-02-31", "0001-01-01", "9999-12-31"])
def test_an_address_that_makes_no_sense_shows_today(
    until: str, alice: User, looking_around: Practice, client_for: ClientFor
) -> None:
    did(looking_around, 0, alice)
    browser = client_for(alice)

    for url, name in ((WEEKS, "week"), (SEASON, "season")):
        answer = browser.get(url, {"until": until})
        assert (answer.status_code, answer.context[name].is_now) == (200, True)


def test_nothing_yet_is_fine_and_others_paths_are_their_own(
    alice: User, charlie: User, looking_around: Practice, client_for: ClientFor
) -> None:
    did(looking_around, 1, alice)

    page = client_for(charlie).get(SEASON).content.decode()

    assert "A path begins here" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_cost_the_same_for_one_thing_and_for_three(
    rows: int,
    alice: User,
    looking_around: Practice,
    client_for: ClientFor,
    django_assert_max_num_queries,
) -> None:
    for ago in range(rows):
        did(looking_around, ago, alice)
    browser = client_for(alice)
    browser.get(WEEKS)

    for url in (WEEKS, SEASON):
        with django_assert_max_num_queries(12):
            browser.get(url)


def test_a_session_and_looks_at_an_intention_stand_there_with_a_key_and_nothing_is_rated(
    alice: User, client_for: ClientFor
) -> None:
    today = own_today(alice)
    a_session(alice, held_on=today - 2 * DAY)
    a_session(alice, held_on=today + 2 * DAY)
    intention = an_intention(alice)
    say_day(intention, Near.FAR, day=today, by=alice)

    for url, name in ((WEEKS, "week"), (SEASON, "season")):
        answer = client_for(alice).get(url)
        titles = [thing.title for line in answer.context[name].days for thing in line.things]
        assert titles == ["Your session", "Looked at an intention"]
        assert [growth.kind for growth in answer.context[name].key] == ["session", "intention"]
        assert str(Near.FAR.label) not in answer.content.decode()
