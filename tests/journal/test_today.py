"""Today names the sessions that are near, and what is still open."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from journal.actions.entries import write_entry
from journal.documents import EntryDocument, SessionDocument
from journal.models import Session
from journal.offers import phase_among
from tests.fullest import live_fully
from tests.journal.conftest import a_session, a_writing

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_today_leads_to_every_session_that_is_near_each_by_its_own_name(client_for, alice):
    for days, name in ((2, "The third one"), (-3, "The fourth one"), (40, "The first one")):
        day = timezone.localdate() - timedelta(days=days)
        a_session(alice, SessionDocument(name=name), held_on=day)

    page = client_for(alice).get(reverse("journal:today")).content.decode()

    assert page.index("The days before your session") < page.index("The fourth one")
    assert page.index("The first days after your session") < page.index("The third one")
    assert "The first one" not in page


def test_where_none_is_near_today_names_the_last_and_not_one_far_ahead(client_for, alice):
    for days, name in ((40, "The last one"), (90, "The first one"), (-60, "One day")):
        day = timezone.localdate() - timedelta(days=days)
        a_session(alice, SessionDocument(name=name), held_on=day)

    page = client_for(alice).get(reverse("journal:today")).content.decode()

    assert "The last one" in page
    assert not re.search("The first one|One day", page)


def test_a_coming_one_never_hides_the_one_just_had(client_for, alice):
    for days, name in ((6, "The second one"), (-2, "The third one"), (-5, "The fourth one")):
        a_session(alice, SessionDocument(name=name), held_on=timezone.localdate() - days * DAY)

    page = client_for(alice).get(reverse("journal:today")).content.decode()

    assert re.findall(r"The (\w+) one", page) == ["fourth", "third", "second"]
    assert "Your last session" not in page


def test_later_it_stands_there_as_the_last_one(client_for, alice):
    for days, name in ((20, "The second one"), (-2, "The third one")):
        a_session(alice, SessionDocument(name=name), held_on=timezone.localdate() - days * DAY)

    page = client_for(alice).get(reverse("journal:today")).content.decode()

    assert "The third one" in page.split("Your last session")[0]
    assert "The second one" in page.split("Your last session")[1]


@pytest.mark.parametrize(
    ("ago", "ahead", "phase"),
    [
        (0, 1, "day"),
        (2, 1, "first_days"),
        (5, 6, "first_week"),
        (6, 2, "prepare"),
        (20, 3, "prepare"),
        (20, 30, "weaving"),
    ],
)
def test_questions_are_for_the_first_days_and_then_for_whichever_is_nearer(ago, ahead, phase):
    today = timezone.localdate()

    assert phase_among([today - ago * DAY, today + ahead * DAY]) == phase


def test_a_draft_merely_opened_is_not_still_open_and_one_with_a_feeling_is(client_for, alice):
    write_entry(a_writing(EntryDocument()), by=alice)
    felt = write_entry(a_writing(EntryDocument(feelings=("relieved",))), by=alice)

    drafts = client_for(alice).get(reverse("journal:today")).context["drafts"]

    assert [line.entry for line in drafts] == [felt]


@pytest.mark.parametrize("days_ago", [0, 5])
def test_at_its_fullest_it_asks_for_each_thing_once_and_together(
    client_for, alice, nora, days_ago, django_assert_max_num_queries
):
    session = live_fully(alice, nora)
    Session.objects.filter(pk=session.pk).update(held_on=session.held_on - days_ago * DAY)
    browser = client_for(alice)
    browser.get(reverse("journal:today"))  # the first page of a log-in notes the log-in

    with django_assert_max_num_queries(12):
        page = browser.get(reverse("journal:today")).content.decode()

    assert "What you were holding" in page
    assert "Suggested for you" in page
    assert "Still open" in page
