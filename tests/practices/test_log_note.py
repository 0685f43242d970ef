"""A note for whoever likes one, and the day it belongs to."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from practices.actions.log import note_log
from practices.models import PracticeLog
from tests.conftest import ClientFor
from tests.practices.making import events_of, logs_of


def url_of(row: PracticeLog) -> str:
    return reverse("practices:log-note", args=[row.public_id])


def typed(**changes: str) -> dict[str, str]:
    return {"note": "by the window", "done_on": "2026-11-16", "revision": "1"} | changes


def test_note_and_day_are_kept_and_found_again(
    logged: PracticeLog, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)

    answer = browser.post(url_of(logged), typed())

    logged.refresh_from_db()
    assert answer.url == reverse("practices:plan")
    assert (logs_of(alice)[0].note, str(logged.done_on)) == ("by the window", "2026-11-16")
    assert events_of(alice, "practice log") == ["logged", "changed"]
    assert browser.get(url_of(logged)).context["form"]["note"].value() == "by the window"


def test_an_old_page_overwrites_no_day_and_one_that_changes_nothing_leaves_no_trace(
    logged: PracticeLog, alice: User, client_for: ClientFor
) -> None:
    browser, day = client_for(alice), str(logged.done_on)
    browser.post(url_of(logged), typed(note=""))
    browser.post(url_of(logged), typed(note="", revision="2"))

    stale = browser.post(url_of(logged), typed(note="", done_on=day))

    logged.refresh_from_db()
    assert (stale.status_code, str(logged.done_on)) == (409, "2026-11-16")
    assert events_of(alice, "practice log") == ["logged", "changed"]


def test_a_day_to_come_is_asked_again_and_nothing_is_kept(
    logged: PracticeLog, alice: User, client_for: ClientFor
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)

    answer = client_for(alice).post(url_of(logged), typed(done_on=str(tomorrow)))

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"done_on": ["Choose today or a day before."]}
    assert answer.context["form"]["note"].value() == "by the window"
    assert logs_of(alice)[0].note == ""


def test_a_day_of_another_age_is_asked_again(
    alice: User, logged: PracticeLog, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(url_of(logged), typed(done_on="0001-01-01"))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["done_on"])
    assert "by the window" in answer.content.decode()


def test_notes_from_two_pages_are_shown_side_by_side_and_none_is_lost(
    logged: PracticeLog, alice: User, client_for: ClientFor
) -> None:
    note_log(logged, "from the first page", done_on=logged.done_on, revision=1, by=alice)
    browser = client_for(alice)

    answer = browser.post(url_of(logged), typed(note="from the second"))

    assert (answer.status_code, answer.context["saved"]) == (409, "from the first page")
    assert answer.context["form"]["note"].value() == "from the second"
    assert answer.context["form"]["revision"].value() == "2"
    assert logs_of(alice)[0].note == "from the first page"


def test_who_can_see_it_and_that_nobody_watches_stand_on_the_page(
    logged: PracticeLog, alice: User, client_for: ClientFor
) -> None:
    page = client_for(alice).get(url_of(logged)).content

    assert (page.count(b"Only you"), page.count(b"Nobody watches this page live.")) == (1, 1)
