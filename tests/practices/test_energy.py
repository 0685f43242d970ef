"""What a day holds, what the plan would take of it, and the two days before. No verdict."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import User
from encryption.readers import owner_reader
from practices.actions.choices import choose_words
from practices.actions.energy import say_energy
from practices.actions.log import log_practice
from practices.actions.plan import add_to_plan, remove_from_plan
from practices.budget import Budget, balance_in_words
from practices.choice_documents import EnergyWord
from practices.models import EnergyDay, PlannedPractice, Practice, PracticeChoices
from practices.own_days import own_today
from practices.queries.energy import energy_page
from tests.conftest import ClientFor
from tests.practices.making import events_of

URL, WANTED = reverse("practices:energy"), reverse("practices:energy-wanted")
DAY = timedelta(days=1)


@pytest.fixture
def heavier(catalogue: None) -> Practice:
    return Practice.objects.live().filter(energy_cost=2).order_by("pk").first()


def test_a_number_is_one_tap_another_changes_it_and_nothing_takes_it_back(
    alice: User, client_for: ClientFor
) -> None:
    browser, today = client_for(alice), own_today(alice)

    for said in ("6", "4"):
        browser.post(URL, {"day": today, "there": said})
    row = EnergyDay.objects.get()
    kept = row.open_for(owner_reader(alice.public_id))
    browser.post(URL, {"day": today, "there": ""})

    assert kept == {"there": 4, "wanted": []}
    assert not EnergyDay.objects.exists()
    assert events_of(alice, "energy") == ["said", "changed", "taken back"]


def test_what_is_wanted_from_the_plan_is_set_beside_what_there_is(
    alice: User, heavier: Practice, client_for: ClientFor
) -> None:
    planned, browser = add_to_plan(heavier, by=alice), client_for(alice)
    browser.post(URL, {"day": own_today(alice), "there": "3"})

    browser.post(WANTED, {"wanted": str(planned.public_id)})

    page = browser.get(URL).content.decode()
    assert "Today: 3." in page
    assert "Together they take about 2. That leaves 1 for everything else." in page
    remove_from_plan(planned, by=alice)
    assert energy_page(alice).today.balance == ""


def test_a_number_keeps_what_was_ticked_and_what_takes_nothing_is_said(
    alice: User, planned: PlannedPractice, client_for: ClientFor
) -> None:
    browser, ticked = client_for(alice), str(planned.public_id)
    Practice.objects.update(energy_cost=0)

    browser.post(URL, {"day": own_today(alice), "there": "3", "asks_wanted": "1", "wanted": ticked})

    page = browser.get(URL).content.decode()
    assert f'value="{ticked}" checked' in page
    assert "Today: 3." in page
    assert "What you chose takes next to nothing." in page
    browser.post(URL, {"day": own_today(alice) - DAY, "there": "4"})
    assert energy_page(alice).today.document.wanted == (ticked,)


def test_what_was_done_counts_with_what_is_wanted_and_once(alice: User, heavier: Practice) -> None:
    planned, today = add_to_plan(heavier, by=alice), own_today(alice)
    log_practice(heavier, by=alice, form_id=uuid4(), done_on=today)

    done_only = energy_page(alice).today.budget.taken
    client_wants = energy_page(alice).items[0]

    assert (done_only, client_wants.is_done, client_wants.planned) == (2, True, planned)


@pytest.mark.parametrize(
    ("there", "taken", "word", "said"),
    [
        (None, 0, "energy", ""),
        (None, 2, "spoons", "Together they take about 2 spoons."),
        (5, 1, "spoons", "That leaves 4 spoons for everything else."),
        (1, 2, "energy", "That is more than there is: one could wait"),
    ],
)
def test_the_balance_is_said_in_plain_words(
    there: int | None, taken: int, word: str, said: str
) -> None:
    assert said in balance_in_words(Budget(there, taken), word)


def test_two_days_back_stand_there_with_what_was_done(
    alice: User, heavier: Practice, client_for: ClientFor
) -> None:
    today = own_today(alice)
    say_energy(today - 2 * DAY, 7, by=alice)
    say_energy(today - 3 * DAY, 9, by=alice)
    log_practice(heavier, by=alice, form_id=uuid4(), done_on=today - DAY)

    before = energy_page(alice).before

    assert [(day.there, day.done) for day in before] == [("", (heavier.title,)), ("7", ())]


@pytest.mark.parametrize("typed", [{"there": "11"}, {"day": "2020-01-01"}, {"day": "x"}])
def test_what_makes_no_sense_writes_nothing(
    typed: dict[str, str], alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(URL, {"day": str(own_today(alice)), "there": "1"} | typed)

    assert (answer.status_code, EnergyDay.objects.count()) == (422, 0)


def test_who_counts_in_spoons_reads_spoons_and_the_choice_is_sealed(
    alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    browser.post(reverse("practices:energy-choices"), {"energy_word": "spoons"})
    say_energy(own_today(alice), 5, by=alice)

    page = browser.get(URL).content.decode()
    plan = browser.get(reverse("practices:plan")).content.decode()

    assert "How many spoons are there today?" in page
    assert "Today: 5 spoons" in plan
    saved = PracticeChoices.objects.get().open_for(owner_reader(alice.public_id))
    assert saved["energy_word"] == "spoons"


def test_anothers_plan_is_not_wanted_and_anothers_day_is_their_own(
    alice: User, charlie: User, heavier: Practice, client_for: ClientFor
) -> None:
    hers = add_to_plan(heavier, by=alice)
    say_energy(own_today(alice), 5, by=alice)

    answer = client_for(charlie).post(WANTED, {"wanted": str(hers.public_id)})
    client_for(charlie).post(URL, {"day": own_today(charlie), "there": "1"})

    assert (answer.url, energy_page(charlie).today.document.wanted) == (URL, ())
    assert energy_page(alice).today.document.there == 5


def test_what_an_old_page_wants_that_left_the_plan_counts_as_not_asked(
    alice: User, heavier: Practice, client_for: ClientFor
) -> None:
    gone = add_to_plan(heavier, by=alice)
    other = Practice.objects.live().exclude(pk=heavier.pk).first()
    kept = str(add_to_plan(other, by=alice).public_id)
    remove_from_plan(gone, by=alice)

    answer = client_for(alice).post(WANTED, {"wanted": [str(gone.public_id), kept]})

    assert (answer.status_code, energy_page(alice).today.document.wanted) == (302, (kept,))


def test_erasing_a_person_leaves_none_of_it(alice: User) -> None:
    say_energy(own_today(alice), 5, by=alice)
    choose_words(EnergyWord.SPOONS, larger_text=True, by=alice)

    alice.delete()

    assert (EnergyDay.objects.count(), PracticeChoices.objects.count()) == (0, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_practice_and_for_three(
    rows: int, alice: User, catalogue: None, client_for: ClientFor, django_assert_num_queries
) -> None:
    for practice in Practice.objects.all()[:rows]:
        add_to_plan(practice, by=alice)
        log_practice(practice, by=alice, form_id=uuid4(), done_on=own_today(alice))
    say_energy(own_today(alice), 5, by=alice)
    browser = client_for(alice)
    browser.get(URL)

    with django_assert_num_queries(9):
        # the log-in, the person; choices, the plan, the log, energy; the key; practices; a word
        browser.get(URL)
