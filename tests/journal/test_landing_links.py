"""Preparing a link: one line, a time, and everything about it sealed for its owner."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.queries import events_for
from journal.models import LandingLink, Session
from journal.queries_landing import Landing
from journal.tasks import end_expired_links
from tests.conftest import ClientFor
from tests.journal.conftest import a_session
from tests.journal.landing import LINE, a_link

pytestmark = pytest.mark.django_db


def page_of(session: Session) -> str:
    return reverse("journal:landing-links", args=[session.public_id])


def typed(**changes: str) -> dict[str, str]:
    return {"orientation": LINE, "days_after": "1"} | changes


def test_a_prepared_link_is_shown_to_its_owner_again_and_works(
    client_for: ClientFor, alice: User, session: Session
) -> None:
    browser = client_for(alice)

    browser.post(page_of(session), typed())

    page = browser.get(page_of(session)).content.decode()
    address = page.partition('href="http://testserver/now/')[2].partition('"')[0]
    assert LINE in page
    assert 'role="img"' in page
    assert LINE in Client().get(f"/now/{address}").content.decode()


@pytest.mark.parametrize(
    ("days_after", "expires_at"),
    [
        ("0", datetime(2026, 11, 20, 4, 59, tzinfo=UTC)),
        ("1", datetime(2026, 11, 21, 4, 59, tzinfo=UTC)),
    ],
)
def test_it_works_until_the_end_of_a_day_on_the_persons_own_clock(
    client_for: ClientFor, alice: User, days_after: str, expires_at: datetime
) -> None:
    User.objects.filter(pk=alice.pk).update(time_zone="America/New_York")
    alice.refresh_from_db()
    with time_machine.travel(datetime(2026, 11, 17, 12, tzinfo=UTC)):
        session = a_session(alice, held_on=date(2026, 11, 19))
        client_for(alice).post(page_of(session), typed(days_after=days_after))

    assert LandingLink.objects.get().expires_at == expires_at


def test_a_late_link_for_an_old_session_works_from_today(
    client_for: ClientFor, alice: User
) -> None:
    with time_machine.travel(datetime(2026, 11, 17, 12, tzinfo=UTC)):
        session = a_session(alice, held_on=date(2026, 1, 1))
        client_for(alice).post(page_of(session), typed())

    assert LandingLink.objects.get().expires_at == datetime(2026, 11, 18, 23, 59, tzinfo=UTC)


@pytest.mark.parametrize("wrong", [{"orientation": "x" * 201}, {"days_after": "900"}])
def test_a_line_too_long_or_a_time_we_do_not_offer_writes_nothing(
    client_for: ClientFor, alice: User, session: Session, wrong: dict[str, str]
) -> None:
    answer = client_for(alice).post(page_of(session), typed(**wrong))

    assert answer.status_code == 422
    assert not LandingLink.objects.exists()


def test_several_links_may_work_and_ending_one_leaves_the_other(
    client_for: ClientFor, alice: User, session: Session
) -> None:
    first, second = a_link(session, by=alice), a_link(session, by=alice)

    client_for(alice).post(reverse("journal:landing-link-end", args=[first.link.public_id]))

    pages = [Client().get(reverse("landing:now", args=[one.secret])) for one in (first, second)]
    assert [page.status_code for page in pages] == [410, 200]


def test_preparing_and_ending_leave_their_trace_and_no_words(
    client_for: ClientFor, alice: User, session: Session
) -> None:
    browser = client_for(alice)
    browser.post(page_of(session), typed())
    end = reverse("journal:landing-link-end", args=[LandingLink.objects.get().public_id])

    for _ in range(2):
        browser.post(end)

    traces = [(e.kind, e.action) for e in events_for(alice.public_id) if e.kind == "landing link"]
    assert traces == [("landing link", "ended"), ("landing link", "prepared")]


def test_a_stranger_gets_404(client_for: ClientFor, charlie: User, alice: User) -> None:
    session = a_session(alice)
    link = a_link(session, by=alice).link
    browser = client_for(charlie)

    answers = [
        browser.get(page_of(session)),
        browser.post(page_of(session), typed()),
        browser.post(reverse("journal:landing-link-end", args=[link.public_id])),
        browser.post(reverse("journal:session-rested", args=[session.public_id])),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert LandingLink.objects.get().ended_at is None


def test_a_link_whose_time_is_over_is_ended_and_its_line_is_gone(
    alice: User, session: Session
) -> None:
    over = a_link(session, by=alice, expires_at=datetime(2026, 1, 1, tzinfo=UTC))
    works = a_link(session, by=alice)

    end_expired_links()
    end_expired_links()

    over.link.refresh_from_db()
    works.link.refresh_from_db()
    assert (over.link.ended_at is None, works.link.ended_at) == (False, None)
    assert [Landing(*each).orientation for each in (over, works)] == ["", LINE]
    ended = [event for event in events_for(alice.public_id) if event.action == "ended"]
    assert [(event.object_id, event.actor) for event in ended] == [(str(over.link.public_id), "")]


def test_every_link_that_works_is_shown_and_an_eleventh_is_not_made(
    client_for: ClientFor, alice: User, session: Session
) -> None:
    browser = client_for(alice)
    for _ in range(10):
        assert browser.post(page_of(session), typed()).status_code == 302

    refused = browser.post(page_of(session), typed(orientation="Somewhere else."))

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Ten links work already" in page
    assert "Somewhere else." in page
    assert page.count('href="http://testserver/now/') == LandingLink.objects.count() == 10
