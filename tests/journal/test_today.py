"""Today names the sessions that are near, and what is still open."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import TherapistApplication, User
from journal.actions.entries import write_entry
from journal.documents import EntryDocument, SessionDocument
from journal.models import Session
from journal.offers import phase_among
from practices.actions.intentions_moments import say_day
from practices.actions.pauses import begin_flare, begin_pause
from practices.intention_documents import Near
from practices.models import Intention
from reminders.models import Occurrence, Reminder
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


def test_of_two_that_were_today_stands_in_the_phase_of_the_newer(client_for, alice):
    for days, name in ((0, "The third one"), (5, "The second one")):
        a_session(alice, SessionDocument(name=name), held_on=timezone.localdate() - days * DAY)

    page = client_for(alice).get(reverse("journal:today")).content.decode()

    assert re.findall(r"The (\w+) one", page) == ["third", "second"]
    assert "first week after" not in page.lower()


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


def moved(days_ago: int) -> Callable[[User], None]:
    return lambda client: each_day_back(client, days_ago)


def each_day_back(client: User, days: int) -> None:
    for session in Session.objects.of(client):
        session.held_on -= days * DAY
        session.save(update_fields=["held_on"])


def long_over(client: User) -> None:
    each_day_back(client, 120)
    Reminder.objects.filter(kind=Reminder.Kind.ARC).update(dates=[timezone.localdate() - 3 * DAY])


def unanswered(client: User) -> None:
    each_day_back(client, 5)
    Reminder.objects.filter(client=client).update(rests_since=timezone.now())


def paused(client: User) -> None:
    unanswered(client)
    begin_pause(timezone.localdate(), None, "Exams.", by=client)


def lighter(client: User) -> None:
    unanswered(client)
    begin_flare(by=client)


@pytest.mark.parametrize("state", [moved(0), moved(5), long_over, unanswered, paused, lighter])
def test_at_its_fullest_it_asks_for_each_thing_once_and_together(
    client_for, alice, nora, state, django_assert_max_num_queries
):
    live_fully(alice, nora)
    applied = {"name": "Alice", "credentials": "in training", "reading_days": "Monday"}
    TherapistApplication.objects.create(applicant=alice, **applied)
    say_day(Intention.objects.get(), Near.CLOSE, day=timezone.localdate(), by=alice)
    came_just_now(alice)
    state(alice)
    browser = client_for(alice)
    browser.get(reverse("journal:today"))  # the first page of a log-in notes the log-in

    with django_assert_max_num_queries(13):  # the dozen, and the name of a practice that came
        page = browser.get(reverse("journal:today")).content.decode()

    assert "What you were holding" in page
    assert "Suggested for you" in page
    assert "Still open" in page
    assert "Your application is waiting" in page


def came_just_now(client: User) -> None:
    reminder = Reminder.objects.filter(client=client, kind=Reminder.Kind.PRACTICE)[0]
    now = timezone.now()
    reminder.occurrences.filter(local_date=timezone.localdate()).delete()
    days = {"local_date": timezone.localdate(), "due_at": now, "ready_at": now}
    Occurrence.objects.create(reminder=reminder, **days)


def test_on_a_sessions_own_day_one_thing_stands_first_and_the_rest_is_folded_away(
    client_for, alice, nora
):
    live_fully(alice, nora)

    page = client_for(alice).get(reverse("journal:today")).content.decode()

    in_sight, folded = page.split("When there is more")
    assert "Ten seconds" in in_sight
    assert not re.search("Two minutes|What you were holding|What you are trying", in_sight)
    assert re.search("(?s)Two minutes.*What you were holding.*Still open", folded)
