"""Pausing from a mail without logging in; starting again only after logging in."""

import re
import uuid
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.queries import events_for
from reminders.links import pausing_token
from reminders.models import Occurrence, Reminder
from reminders.queries import reminders_paused
from tests.conftest import ClientFor
from tests.reminders.conftest import make_due, make_reminder

PAUSE, UNSUBSCRIBE, RESUME = (
    reverse(f"reminders:{name}") for name in ("pause", "unsubscribe", "resume")
)
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def token(evening: Reminder) -> str:
    """Return what the link in alice's mail carries."""
    return pausing_token(evening.public_id)


@pytest.fixture
def stranger() -> Client:
    """Return a browser that is not logged in and whose forms are checked."""
    return Client(enforce_csrf_checks=True)


def with_token(url: str, token: str) -> str:
    return f"{url}?{urlencode({'t': token})}"


def actions_about(person: User) -> list[tuple[str, str, str]]:
    events = events_for(person.public_id)
    return [(event.action, event.actor, event.kind) for event in events]


def press(browser: Client, token: str, choice: str = "stop") -> Any:
    """Press a button on the page, as a browser does."""
    page = browser.get(with_token(PAUSE, token))
    form = {"t": token, "csrfmiddlewaretoken": page.context["csrf_token"], "choice": choice}
    return browser.post(PAUSE, form)


def test_opening_the_link_asks_and_changes_nothing(
    stranger: Client, alice: User, token: str
) -> None:
    for method in (stranger.get, stranger.head):
        answer = method(with_token(PAUSE, token))

        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "same-origin"

    assert "Stop your reminders?" in stranger.get(with_token(PAUSE, token)).content.decode()
    assert not reminders_paused(alice)
    assert actions_about(alice) == []


def test_pressing_the_button_pauses_all_and_leaves_a_trace(
    stranger: Client, alice: User, evening: Reminder, token: str
) -> None:
    other = make_reminder(alice)
    make_due(evening)

    answer = press(stranger, token)

    assert answer.url == f"{with_token(PAUSE, token)}#stands"
    assert [r.is_paused(r.paused_at) for r in Reminder.objects.all()] == [True, True]
    assert Occurrence.objects.count() == 0
    assert actions_about(alice) == [("paused", "", "reminder")]
    assert reminders_paused(other.client)


def test_a_week_of_rest_stands_beside_it_and_says_when_it_ends(
    stranger: Client, alice: User, token: str
) -> None:
    press(stranger, token, "week")

    until = Reminder.objects.get().paused_until
    page = stranger.get(with_token(PAUSE, token)).content.decode()
    assert f"None comes before {until:%A} {until.day} {until:%B}." in page
    assert re.findall(r'name="choice" value="(\w+)"', page) == ["stop"]

    press(stranger, token, "stop")
    press(stranger, token, "week")  # from a page that stood open
    assert Reminder.objects.get().paused_until is None
    assert press(stranger, token, "never").status_code == 422


def test_pausing_twice_is_one_pause(stranger: Client, alice: User, token: str) -> None:
    press(stranger, token)
    began = Reminder.objects.get().paused_at
    press(stranger, token)

    assert Reminder.objects.get().paused_at == began
    assert actions_about(alice) == [("paused", "", "reminder")]


def test_nobody_elses_reminders_are_touched(stranger: Client, charlie: User, token: str) -> None:
    make_reminder(charlie)

    press(stranger, token)

    assert not reminders_paused(charlie)


def test_the_page_afterwards_offers_to_start_again_by_logging_in(
    stranger: Client, token: str
) -> None:
    press(stranger, token)

    page = stranger.get(with_token(PAUSE, token)).content.decode()

    assert "Your reminders have stopped" in page
    assert reverse("reminders:open") in page
    assert RESUME not in page


def test_the_form_in_the_page_needs_its_csrf_token(
    stranger: Client, alice: User, token: str
) -> None:
    assert stranger.post(PAUSE, {"t": token}).status_code == 403
    assert not reminders_paused(alice)


@pytest.mark.parametrize("url", [PAUSE, UNSUBSCRIBE])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_we_did_not_sign_leads_nowhere(
    alice: User, evening: Reminder, token: str, url: str, method: str
) -> None:
    key = evening.public_id.hex
    forged = [
        "",
        "nonsense",
        key,
        f"{key}.",
        token[:-1],
        token[1:],
        f"{uuid.uuid4().hex}.{token.partition('.')[2]}",
        Signer(salt="another purpose", sep=".").sign(key),
        Signer(salt="reminders.pause", sep=".").sign("not an id"),
        pausing_token(uuid.uuid4()),
    ]

    for bad in forged:
        data = {"t": bad, **ONE_CLICK} if method == "post" else None
        answer = getattr(Client(), method)(with_token(url, bad), data)
        assert answer.status_code == 404, bad

    assert not reminders_paused(alice)


def test_the_token_logs_nobody_in(stranger: Client, token: str) -> None:
    press(stranger, token)

    assert stranger.get(reverse("reminders:open"), follow=False).status_code == 302
    assert "_auth_user_id" not in stranger.session


def test_one_click_in_the_mail_program_pauses_without_a_cookie(
    stranger: Client, alice: User, token: str
) -> None:
    answer = stranger.post(with_token(UNSUBSCRIBE, token), ONE_CLICK)

    assert answer.status_code == 204
    assert reminders_paused(alice)
    assert actions_about(alice) == [("paused", "", "reminder")]


@pytest.mark.parametrize(("method", "data"), [("get", {}), ("head", {}), ("post", {})])
def test_without_the_one_click_word_it_only_leads_to_the_question(
    stranger: Client, alice: User, token: str, method: str, data: dict[str, str]
) -> None:
    answer = getattr(stranger, method)(with_token(UNSUBSCRIBE, token), data)

    assert answer.url.startswith(PAUSE)
    assert not reminders_paused(alice)


@pytest.mark.parametrize("url", [PAUSE, UNSUBSCRIBE])
def test_no_other_method_is_answered(token: str, url: str) -> None:
    assert Client().put(with_token(url, token)).status_code == 405
    assert Client().delete(with_token(url, token)).status_code == 405


def test_a_refused_request_leaves_no_token_in_the_log(
    stranger: Client, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    stranger.put(with_token(PAUSE, token))
    stranger.post(PAUSE, {"t": token})
    stranger.get(with_token(PAUSE, token[:-1]))

    assert len(caplog.records) >= 3
    assert token[:40] not in caplog.text


def test_starting_again_needs_the_log_in(stranger: Client, alice: User, token: str) -> None:
    press(stranger, token)

    browser = Client()
    answer = browser.post(RESUME)

    assert answer.url.startswith(reverse("account_login"))
    assert reminders_paused(alice)


def test_the_client_starts_their_own_again(
    stranger: Client, alice: User, charlie: User, token: str, client_for: ClientFor
) -> None:
    press(stranger, token)

    client_for(charlie).post(RESUME)
    assert reminders_paused(alice)

    answer = client_for(alice).post(RESUME)
    assert answer.url == reverse("practices:plan")
    assert not reminders_paused(alice)
    assert actions_about(alice)[0] == ("resumed", str(alice.public_id), "reminder")


def test_logged_in_the_page_offers_the_button(
    alice: User, charlie: User, token: str, client_for: ClientFor
) -> None:
    press(Client(), token)

    assert RESUME in client_for(alice).get(with_token(PAUSE, token)).content.decode()
    assert RESUME not in client_for(charlie).get(with_token(PAUSE, token)).content.decode()


@pytest.mark.parametrize("person", ["nora", "cora", "root"])
def test_starting_again_is_for_clients(
    person: str, request: pytest.FixtureRequest, client_for: ClientFor
) -> None:
    assert client_for(request.getfixturevalue(person)).post(RESUME).status_code == 404


def test_a_link_cannot_start_them_by_being_opened(alice: User, client_for: ClientFor) -> None:
    assert client_for(alice).get(RESUME).status_code == 405


def test_the_mails_first_link_leads_to_the_plan_by_way_of_the_log_in(
    alice: User, evening: Reminder, client: Client, client_for: ClientFor
) -> None:
    Reminder.objects.update(unanswered=2)

    stranger = client.get(reverse("reminders:open"))

    assert stranger.url == f"{reverse('account_login')}?next=/reminders/"
    assert Reminder.objects.get().unanswered == 2
    assert client_for(alice).get(reverse("reminders:open")).url == reverse("practices:plan")
    assert Reminder.objects.get().unanswered == 0
