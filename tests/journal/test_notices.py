"""What is worth knowing stands where it is needed, and nowhere else."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from journal.actions.sessions import SessionWriting, log_session
from journal.documents import SessionDocument
from prompts.models import Notice

pytestmark = pytest.mark.django_db
DRIVING = "No driving until after a full night’s sleep"
GAPS = "Gaps in memory are common after a session."


@pytest.fixture(autouse=True)
def notices(db):
    call_command("load_notices", verbosity=0)


def had_a_session(person, days_ago):
    day = timezone.localdate() - timedelta(days=days_ago)
    log_session(SessionWriting(day, None, SessionDocument()), by=person)


def today(browser):
    return browser.get(reverse("journal:today")).content.decode()


@pytest.mark.parametrize(
    ("days_ago", "said"),
    [(0, {DRIVING}), (1, {DRIVING, GAPS}), (3, {DRIVING, GAPS}), (4, set()), (400, set())],
)
def test_today_says_what_belongs_to_the_day_and_not_to_drive_before_sleep(
    client_for, alice, days_ago, said
):
    with time_machine.travel(timezone.localtime().replace(hour=12)):
        had_a_session(alice, days_ago)
        page = today(client_for(alice))

    assert {words for words in (DRIVING, GAPS) if words in page} == said


def test_without_a_session_today_says_nothing_of_them(client_for, alice):
    page = today(client_for(alice))

    assert DRIVING not in page
    assert GAPS not in page


def test_what_is_switched_off_is_not_said(client_for, alice):
    had_a_session(alice, 0)
    Notice.objects.filter(slug="no-driving").update(is_on=False)

    assert DRIVING not in today(client_for(alice))


def test_help_says_whom_to_tell(client_for, alice):
    for notice in Notice.objects.filter(place="help"):
        assert escape(notice.text) in client_for(alice).get(reverse("help")).content.decode()


@pytest.mark.usefixtures("library")
def test_a_heavy_question_says_first_that_one_may_stop(client_for, alice):
    browser = client_for(alice)
    asked = reverse("journal:entry-new")
    stop = Notice.objects.get(slug="stop-any-time").text

    heavy = browser.get(asked, {"question": "not-spoken-of"}).content.decode()
    light = browser.get(asked, {"begin": "first-three"}).content.decode()

    assert stop in heavy
    assert stop not in light
