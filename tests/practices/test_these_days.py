"""A few light practices for the days somebody is in, and why each is there."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from practices.actions.energy import say_energy, want_today
from practices.actions.log import log_practice
from practices.actions.pauses import begin_flare, end_pause
from practices.actions.plan import add_to_plan
from practices.arc_days import days_of
from practices.arc_practices import for_these_days, most_energy
from practices.models import Pause, Practice
from practices.own_days import own_today
from practices.own_key import OwnKey
from practices.queries.plan import plan_page
from practices.queries.these_days import known_of
from tests.conftest import ClientFor
from tests.journal.conftest import a_session
from tests.practices.fitting import found_for

DAY = timedelta(days=1)


@dataclass
class Sample:
    """A practice, as far as it is looked at."""

    kind: str
    energy_cost: int = 0
    phases: list[str] = field(default_factory=lambda: ["first_days", "weaving"])
    lenses: list[str] = field(default_factory=list)
    holds_breath: bool = False
    public_id: UUID = field(default_factory=uuid4)


def chosen(*samples: Sample, phase: str = "weaving", most: int = 1, **how: Any) -> list[str]:
    return [each.kind for each in for_these_days(samples, phase=phase, most=most, **how)]


def test_at_most_three_the_lightest_first_and_each_of_another_kind() -> None:
    samples = [Sample("rest"), Sample("nature", 1), Sample("rest", 1), Sample("breath")]

    found = chosen(*samples, Sample("creative", 1))

    assert (len(found), len(set(found))) == (3, 3)
    assert set(found[:2]) == {"rest", "breath"}


def test_what_is_heavier_made_for_other_days_or_planned_stays_away() -> None:
    planned = Sample("rest")

    found = chosen(
        Sample("nature", 2),
        Sample("breath", phases=["prepare"]),
        planned,
        planned={planned.public_id},
    )

    assert found == []


def test_nobody_is_taken_to_be_what_they_have_not_chosen() -> None:
    only, also = Sample("reflection", lenses=["grief"]), Sample("rest", lenses=["grief", "sleep"])

    assert chosen(only, also) == ["rest"]
    assert set(chosen(only, also, lenses=["grief"])) == {"reflection", "rest"}


def test_what_speaks_to_a_chosen_theme_comes_first() -> None:
    samples = [Sample(f"kind {number}") for number in range(9)]

    assert chosen(*samples, Sample("rest", lenses=["sleep"]), lenses=["sleep"])[0] == "rest"


def test_the_first_days_hold_no_breath() -> None:
    sample = Sample("breath", holds_breath=True)

    assert chosen(sample, phase="first_days") == []
    assert chosen(sample) == ["breath"]


def test_the_same_all_day_and_something_else_on_another() -> None:
    samples = [Sample(f"kind {number}") for number in range(12)]
    days = {tuple(chosen(*samples, day=day)) for day in (1, 1, 2, 3)}

    assert len(days) == 3


@pytest.mark.parametrize(
    ("phase", "left", "is_lighter", "most"),
    [
        ("first_days", None, False, 1),
        ("first_days", 10, False, 1),  # plenty, and still the first days
        ("weaving", 8, False, 2),
        ("weaving", 5, False, 1),
        ("weaving", 2, False, 0),
        ("weaving", 9, True, 0),
    ],
)
def test_it_asks_for_no_more_than_there_is(
    phase: str, left: int | None, is_lighter: bool, most: int
) -> None:
    assert most_energy(phase, left, is_lighter=is_lighter) == most


@pytest.mark.usefixtures("catalogue")
def test_after_a_session_each_says_why_and_the_plan_takes_it(
    alice: User, client_for: ClientFor
) -> None:
    a_session(alice, held_on=timezone.localdate() - 2 * DAY)

    first, *others = found_for(alice)
    page = client_for(alice).get(reverse("practices:arc")).content.decode()
    add_to_plan(first.practice, by=alice)

    assert len(others) == 2
    assert first.because.startswith("For the first days after your session. It takes ")
    assert first.practice.title in page
    assert first.practice not in [each.practice for each in found_for(alice)]
    assert all("first_days" in each.practice.phases for each in others)


@pytest.mark.usefixtures("catalogue")
def test_what_is_no_longer_live_is_not_on_offer(alice: User) -> None:
    Practice.objects.update(state="retired")

    assert found_for(alice) == []


@pytest.mark.usefixtures("catalogue")
def test_what_was_done_or_is_wanted_today_leaves_less_to_ask_for(alice: User) -> None:
    done, wanted = Practice.objects.live().filter(energy_cost__gt=0)[:2]
    today, key = own_today(alice), OwnKey(alice)
    unsaid = known_of(days_of(alice), key).left

    say_energy(today, 8, by=alice)
    log_practice(done, by=alice, form_id=uuid4(), done_on=today)
    want_today(today, (str(add_to_plan(wanted, by=alice).public_id),), by=alice)

    spent = done.energy_cost + wanted.energy_cost
    assert (unsaid, known_of(days_of(alice), key).left) == (None, 8 - spent)
    assert plan_page(alice).known.left == 8 - spent


@pytest.mark.parametrize("url", [reverse("practices:plan"), reverse("practices:arc")])
@pytest.mark.usefixtures("planned")
def test_a_young_plan_asks_a_dozen_questions_at_most(
    url: str, alice: User, client_for: ClientFor, django_assert_max_num_queries
) -> None:
    say_energy(own_today(alice), 5, by=alice)
    begin_flare(by=alice)
    end_pause(Pause.objects.get(), by=alice)
    a_session(alice, held_on=own_today(alice) - 2 * DAY)
    browser = client_for(alice)
    browser.get(url)

    with django_assert_max_num_queries(12):
        page = browser.get(url).content.decode()

    assert "For these days" in page
