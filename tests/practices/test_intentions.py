"""The list and one intention: a few in hand on top, the others kept below, nothing failed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from practices.actions.intentions import (
    IntentionWriting,
    edit_intention,
    remove_intention,
    say_where_it_stands,
)
from practices.actions.intentions_moments import say_day
from practices.intention_documents import Near, Status
from practices.models import Intention, IntentionMoment
from practices.tasks import forget_removed_practices
from reminders.models import Reminder
from tests.conftest import ClientFor
from tests.practices.intending import WORDS, an_intention, document_of
from tests.practices.making import events_of, no_events_of

LIST = reverse("practices:intentions")


def url_of(name: str, row: Intention) -> str:
    return reverse(f"practices:{name}", args=[row.public_id])


def test_a_few_in_hand_stand_on_top_and_every_other_has_its_place(
    alice: User, client_for: ClientFor
) -> None:
    rows = {str(number): an_intention(alice, words=str(number)) for number in range(8)}
    say_where_it_stands(rows["5"], Status.RESTING, by=alice)
    say_where_it_stands(rows["6"], Status.PART_OF_LIFE, by=alice)
    say_where_it_stands(rows["7"], Status.LET_GO, by=alice)
    remove_intention(rows["0"], by=alice)

    page = client_for(alice).get(LIST).context["page"]

    groups = (page.first, page.more, page.resting, page.part_of_life, page.let_go, page.removed)
    assert [[line.document.words for line in group] for group in groups] == [
        ["4", "3", "2"],
        ["1"],
        ["5"],
        ["6"],
        ["7"],
        ["0"],
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    number: int,
    alice: User,
    client_for: ClientFor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(number):
        an_intention(alice)
    browser = client_for(alice)
    browser.get(LIST)

    with django_assert_num_queries(5):
        browser.get(LIST)


def test_words_from_two_pages_are_shown_side_by_side_and_none_is_lost(
    alice: User, client_for: ClientFor
) -> None:
    row = an_intention(alice)
    edit_intention(row, IntentionWriting({"words": "from the first"}, revision=1), by=alice)
    browser = client_for(alice)
    form = {"words": "from the second", "step": "One breath", "revision": "1"}

    answer = browser.post(url_of("intention-edit", row), form)

    assert (answer.status_code, answer.context["saved"]) == (409, "from the first")
    assert answer.context["form"]["words"].value() == "from the second"
    assert document_of(row).words == "from the first"

    browser.post(url_of("intention-edit", row), form | {"revision": "2"})
    assert (document_of(row).words, document_of(row).step) == ("from the second", "One breath")


def test_changing_the_words_keeps_the_days_to_look_again(
    alice: User, client_for: ClientFor
) -> None:
    soon, odd = (timezone.localdate() + timedelta(days=days) for days in (7, 10))
    row = an_intention(alice, review_on=(soon, odd), starts_on=timezone.localdate().isoformat())
    browser, url = client_for(alice), url_of("intention-edit", row)
    form = browser.get(url).context["form"]

    chosen = form["review"].value()
    browser.post(url, {"words": "Other words", "review": chosen, "revision": "1"})

    assert chosen == ["7", odd.isoformat()]
    assert (document_of(row).words, row.review_on) == ("Other words", [soon, odd])


def test_out_and_back_as_it_was_and_after_thirty_days_gone_with_all_it_had(
    alice: User, client_for: ClientFor
) -> None:
    row, browser = an_intention(alice, step="One breath"), client_for(alice)
    say_day(row, Near.CLOSE, day=timezone.localdate(), by=alice)

    browser.post(url_of("intention-remove", row))
    out = browser.get(url_of("intention", row)).status_code
    browser.post(url_of("intention-restore", row))
    back = browser.get(url_of("intention", row)).status_code
    assert (out, back, document_of(row).step) == (404, 200, "One breath")

    browser.post(url_of("intention-remove", row))
    Intention.objects.update(removed_at=timezone.now() - timedelta(days=30, seconds=1))
    forget_removed_practices()

    gone = (Intention.objects.count(), IntentionMoment.objects.count(), Reminder.objects.count())
    assert gone == (0, 0, 0)
    assert events_of(alice, "intention") == [
        *("made", "removed", "restored", "removed"),
        "forgotten",
    ]


def test_nothing_is_kept_when_its_event_cannot_be(alice: User) -> None:
    with no_events_of("intention"), pytest.raises(Exception, match="broken"):
        an_intention(alice)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("resting", "It rests now, and its reminders with it. Take it up again at any time."),
        ("part_of_life", "It is part of life by now. It stays here, with all you noted."),
        ("let_go", "Let go. It stays here, with all you noted."),
    ],
)
def test_where_it_stands_changes_in_one_press_and_back(
    status: str, said: str, alice: User, client_for: ClientFor
) -> None:
    row, browser = an_intention(alice), client_for(alice)

    page = browser.post(url_of("intention-status", row), {"status": status}, follow=True)
    there = document_of(row).status
    browser.post(url_of("intention-status", row), {"status": "trying"})

    assert [str(message) for message in page.context["messages"]] == [said]
    assert (there, document_of(row).status) == (status, "trying")


def test_a_status_that_is_none_changes_nothing(alice: User, client_for: ClientFor) -> None:
    row = an_intention(alice)

    url = url_of("intention-status", row)
    answer = client_for(alice).post(url, {"status": "failed"}, follow=True)

    assert answer.redirect_chain == [(url_of("intention", row), 302)]
    assert document_of(row).status == "trying"
    assert "Nothing was changed." in answer.content.decode()


def test_one_question_a_screen_keeps_each_answer_and_any_can_be_the_last(
    alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    begun = browser.post(reverse("practices:intention-new"), {"words": WORDS, "revision": "0"})
    row = Intention.objects.get()

    values = browser.post(begun.url, {"values": ["calm"], "revision": "1"})
    outcome = browser.post(values.url, {"outcome": "a softer start", "revision": "2"})
    enough = browser.post(outcome.url, {"obstacle": "", "revision": "3", "then_on": "enough"})

    steps = [answer.url.split("/")[-2] for answer in (begun, values, outcome)]
    assert steps == ["values", "outcome", "obstacle"]
    assert enough.url == url_of("intention", row)
    document = document_of(row)
    assert (document.words, document.values, document.outcome) == (
        WORDS,
        ("calm",),
        "a softer start",
    )
    assert browser.get(begun.url.replace("values", "nonsense")).status_code == 404


@pytest.mark.parametrize(
    ("obstacle", "onward", "back"),
    [("", "step", "obstacle"), ("I reach for the phone", "then", "then")],
)
def test_what_to_do_then_is_asked_only_where_something_may_get_in_the_way(
    obstacle: str, onward: str, back: str, alice: User, client_for: ClientFor
) -> None:
    row, browser = an_intention(alice), client_for(alice)
    steps = {
        step: reverse("practices:intention-step", args=[row.public_id, step])
        for step in ("obstacle", "then", "step")
    }

    answer = browser.post(steps["obstacle"], {"obstacle": obstacle, "revision": "1"})

    assert answer.url == steps[onward]
    assert browser.get(steps["step"]).context["screen"].back == steps[back]
    assert browser.get(steps["then"]).context["screen"].onward == steps["step"]


def test_the_last_question_ticks_nothing_by_itself_and_can_be_skipped(
    alice: User, client_for: ClientFor
) -> None:
    row, browser = an_intention(alice), client_for(alice)
    url = reverse("practices:intention-step", args=[row.public_id, "look"])

    page = browser.get(url)
    browser.post(url, {"revision": "1"})

    review = page.context["form"]["review"]
    assert ([mark for mark, _words in review.field.choices], review.value()) == (["7", "28"], [])
    assert f'href="{url_of("intention", row)}">Skip</a>' in page.content.decode()
    row.refresh_from_db()
    assert row.review_on == []


def test_no_address_and_no_title_says_what_it_is_about(alice: User, client_for: ClientFor) -> None:
    row, browser = an_intention(alice, obstacle="the heron stood"), client_for(alice)
    pages = [LIST, *(url_of(name, row) for name in ("intention", "intention-edit"))]

    answers = [browser.get(page).content.decode() for page in pages]

    titles = {page.split("<title>")[1].split("</title>")[0] for page in answers}
    assert titles == {"Intentions · Journal", "Intention · Journal"}
    assert not any(word in page for page in answers for word in ("failed", "overdue", "missed"))


def test_what_lies_in_the_database_tells_neither_words_nor_where_it_stands(alice: User) -> None:
    row = an_intention(alice, words="the heron stood in the reeds", values=("calm",))
    say_where_it_stands(row, Status.PART_OF_LIFE, by=alice)
    row.refresh_from_db()

    stored = bytes(row.document.box)

    assert not any(word in stored for word in (b"heron", b"calm", b"part_of_life"))
