"""The first tap: it was done. And the page of everything that was."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from practices.actions.log import log_practice, note_log, rate_log, remove_log
from practices.documents import How, LogDocument
from practices.models import PlannedPractice, Practice, PracticeLog
from tests.conftest import ClientFor
from tests.practices.making import done, events_of, logs_of, no_events_of

URL = reverse("practices:log")


def pressed(practice: str = "looking-around") -> dict[str, str]:
    return {"practice": practice, "form_id": str(uuid4())}


def test_one_tap_notes_it_and_asks_how_it_was(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(URL, pressed())

    row = PracticeLog.objects.get()
    assert answer.url == reverse("practices:log-how", args=[row.public_id])
    assert row.done_on == timezone.localdate()
    assert logs_of(alice) == [LogDocument(practice=str(looking_around.public_id))]
    assert events_of(alice, "practice log") == ["logged"]


def test_what_is_in_the_plan_is_noted_as_such(
    planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    client_for(alice).post(URL, pressed())

    assert [document.planned for document in logs_of(alice)] == [str(planned.public_id)]


def test_a_double_press_notes_it_once(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    browser, form = client_for(alice), pressed()

    answers = [browser.post(URL, form) for _press in range(2)]

    assert answers[0].url == answers[1].url
    assert len(logs_of(alice)) == 1


def test_the_last_answer_of_a_form_counts(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    """The first may have reached us without its sender hearing of it."""
    browser, form = client_for(alice), pressed()

    for said in ({"how": "yes", "before": "0"}, {"how": "worse"}, {}):
        browser.post(URL, form | said)

    assert [(log.how, log.before) for log in logs_of(alice)] == [("worse", 0)]
    assert events_of(alice, "practice log") == ["logged", "changed"]


def test_an_answer_that_waited_keeps_its_day_and_is_told_it_landed(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    form = pressed() | {"how": "yes", "done_on": "2026-11-03"}

    answer = client_for(alice).post(URL, form, headers={"X-Requested-With": "kept"})

    row = PracticeLog.objects.get()
    url = reverse("practices:log-note", args=[row.public_id])
    assert answer.json() == {"landed": form["form_id"], "url": url}
    assert row.done_on == date(2026, 11, 3)


@pytest.mark.parametrize("day", ["", "soon", "2999-01-01"])
def test_a_day_that_cannot_be_is_today(
    day: str, looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    client_for(alice).post(URL, pressed() | {"done_on": day})

    assert PracticeLog.objects.get().done_on == timezone.localdate()


def test_two_practices_of_one_page_are_two(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    browser, form = client_for(alice), pressed()

    browser.post(URL, form)
    browser.post(URL, form | {"practice": "even-breathing"})

    assert len({document.practice for document in logs_of(alice)}) == 2


def test_the_same_form_of_another_person_is_theirs(
    looking_around: Practice, alice: User, charlie: User, client_for: ClientFor
) -> None:
    form = pressed()

    for person in (alice, charlie):
        client_for(person).post(URL, form)

    assert (len(logs_of(alice)), len(logs_of(charlie))) == (1, 1)


def test_a_malformed_form_id_counts_as_a_new_one(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    client_for(alice).post(URL, pressed() | {"form_id": "once"})

    assert len(logs_of(alice)) == 1


@pytest.mark.parametrize("asked", ["", "nowhere", "a\x00b"])
def test_what_is_no_practice_is_not_found_and_noted_nowhere(
    asked: str, catalogue: None, alice: User, client_for: ClientFor
) -> None:
    assert client_for(alice).post(URL, pressed(asked)).status_code == 404
    assert not PracticeLog.objects.exists()


def test_without_its_line_in_the_trail_nothing_is_noted(
    looking_around: Practice, alice: User
) -> None:
    with no_events_of("practice log"), pytest.raises(IntegrityError):
        log_practice(looking_around, by=alice, **done(17))

    assert not PracticeLog.objects.exists()


def test_the_page_shows_plain_facts_newest_day_first(
    looking_around: Practice, even_breathing: Practice, alice: User, client_for: ClientFor
) -> None:
    late = log_practice(looking_around, by=alice, **done(17))
    early = log_practice(even_breathing, by=alice, **done(3))
    rate_log(late, How.WORSE, by=alice)
    note_log(early, "by the window", done_on=early.done_on, revision=1, by=alice)

    log = client_for(alice).get(URL).context["log"]

    assert [(fact.title, fact.words, fact.document.note) for fact in log.facts] == [
        ("Looking around", "Tuesday 17 November: it felt worse", ""),
        ("Even breathing", "Tuesday 3 November: done", "by the window"),
    ]


def test_a_line_that_does_not_open_is_left_alone_and_said(
    logged: PracticeLog, even_breathing: Practice, alice: User, client_for: ClientFor
) -> None:
    log_practice(even_breathing, by=alice, **done(18))
    PracticeLog.objects.filter(pk=logged.pk).update(document_revision=7)

    answer = client_for(alice).get(URL)

    assert [fact.title for fact in answer.context["log"].facts] == ["Even breathing"]
    assert b"could not be opened just now. It has not been changed." in answer.content


def test_twenty_stand_on_a_page(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    for _time in range(21):
        log_practice(looking_around, by=alice, **done(17))
    browser = client_for(alice)

    pages = [browser.get(URL, {"page": number}).context["log"] for number in ("1", "2", "x")]

    assert [len(page.facts) for page in pages] == [20, 1, 20]


def test_an_empty_log_asks_for_nothing(alice: User, client_for: ClientFor) -> None:
    assert b"It does not have to be." in client_for(alice).get(URL).content


def test_nobody_elses_log_is_there(
    logged: PracticeLog, charlie: User, client_for: ClientFor
) -> None:
    assert client_for(charlie).get(URL).context["log"].facts == []


def test_what_was_taken_out_waits_below(
    logged: PracticeLog, alice: User, client_for: ClientFor
) -> None:
    remove_log(logged, by=alice)

    log = client_for(alice).get(URL).context["log"]

    assert (log.facts, [fact.title for fact in log.removed]) == ([], ["Looking around"])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(
    rows: int,
    catalogue: None,
    alice: User,
    client_for: ClientFor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for practice in Practice.objects.all()[:rows]:
        log_practice(practice, by=alice, **done(17))
    browser = client_for(alice)
    browser.get(URL)

    with django_assert_num_queries(8):
        # the log-in, the person; how many, the page, what was removed; the key, the practices
        browser.get(URL)
