"""An admin decides applications, on the pages of the admin."""

import re
from collections.abc import Callable
from email.message import EmailMessage
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions.applications import (
    apply_as_therapist,
    approve_application,
    decline_application,
)
from accounts.errors import AlreadyDecided
from accounts.models import TherapistApplication, TherapistProfile, User
from encryption.keys import ensure_client_key
from tests.accounts.conftest import told
from tests.conftest import ClientFor

LIST = "/curate/accounts/therapistapplication/"
TELLING = ("therap", "ketamine", "feel", "session", "charlie")


@pytest.fixture
def application(charlie: User) -> TherapistApplication:
    return apply_as_therapist(
        by=charlie, name="Charlie Reed", credentials="Register 4711", reading_days="Monday"
    )


@pytest.fixture
def admin(client_for: ClientFor, root: User, confirm: Callable[[Client], None]) -> Client:
    browser = client_for(root)
    confirm(browser)
    return browser


def decide(browser: Client, action: str, application: TherapistApplication) -> str:
    data = {"action": action, "_selected_action": [application.pk]}
    return browser.post(LIST, data, follow=True).content.decode()


@pytest.mark.django_db(transaction=True)
def test_approving_makes_a_therapist(
    admin: Client, application: TherapistApplication, charlie: User, mailbox: list[EmailMessage]
) -> None:
    decide(admin, "approve", application)

    charlie.refresh_from_db()
    profile = TherapistProfile.objects.get(therapist=charlie)
    assert (charlie.role, charlie.name) == ("therapist", "Charlie Reed")
    assert (profile.credentials, profile.reading_days) == ("Register 4711", "Monday")
    assert told(charlie) == [
        ("application", "applied"),
        ("account", "became therapist"),
        ("application", "approved"),
    ]
    assert [mail["to"] for mail in mailbox] == ["charlie@example.org"]


@pytest.mark.django_db(transaction=True)
def test_the_mail_says_only_that_there_is_an_answer(
    admin: Client, application: TherapistApplication, mailbox: list[EmailMessage]
) -> None:
    decide(admin, "approve", application)

    (mail,) = mailbox
    text = f"{mail['subject']} {mail.get_content()}".lower()
    assert [word for word in TELLING if word in text] == []


def test_declining_leaves_the_account_as_it_was(
    admin: Client, application: TherapistApplication, charlie: User, root: User
) -> None:
    decide(admin, "decline", application)

    charlie.refresh_from_db()
    application.refresh_from_db()
    assert charlie.role == "client"
    assert (application.state, application.decided_by) == ("declined", root.public_id)
    assert told(charlie) == [("application", "applied"), ("application", "declined")]


def test_an_account_that_began_a_journal_meanwhile_is_not_approved(
    admin: Client, application: TherapistApplication, charlie: User
) -> None:
    ensure_client_key(charlie.public_id)

    page = decide(admin, "approve", application)

    charlie.refresh_from_db()
    assert charlie.role == "client"
    assert "This account already keeps a journal of its own" in page


def test_it_is_decided_once(application: TherapistApplication, root: User) -> None:
    approve_application(application, by=root)

    with pytest.raises(AlreadyDecided):
        approve_application(application, by=root)


def test_deciding_asks_who_is_there_again_and_then_goes_on(
    client_for: ClientFor,
    root: User,
    application: TherapistApplication,
    charlie: User,
    confirm: Callable[[Client], None],
) -> None:
    browser = client_for(root)
    data = {"action": "approve", "_selected_action": [application.pk]}

    asked = browser.post(LIST, data)
    charlie.refresh_from_db()
    before = charlie.role
    browser.post(asked.url, {"password": "a quiet lake at noon"}, follow=True)
    charlie.refresh_from_db()

    assert asked.url == f"/account/reauthenticate/?{urlencode({'next': LIST})}"
    assert (before, charlie.role) == ("client", "therapist")


@pytest.mark.parametrize("role", ["client", "therapist", "curator"])
def test_nobody_else_finds_the_list(
    client_for: ClientFor, alice: User, nora: User, cora: User, role: str
) -> None:
    person = {"client": alice, "therapist": nora, "curator": cora}[role]

    response = client_for(person).get(LIST)

    assert response.status_code == (403 if role == "curator" else 404)


def test_a_row_can_be_looked_at_and_not_edited(
    admin: Client, application: TherapistApplication
) -> None:
    url = f"{LIST}{application.pk}/change/"

    shown, edited = admin.get(url), admin.post(url, {"name": "Somebody else"})

    application.refresh_from_db()
    assert "Register 4711" in shown.content.decode()
    assert edited.status_code == 403
    assert application.name == "Charlie Reed"


def step(application: TherapistApplication, name: str) -> str:
    return reverse(f"admin:accounts_therapistapplication_{name}", args=[application.pk])


@pytest.mark.parametrize(("name", "role"), [("approve", "therapist"), ("decline", "client")])
def test_it_is_decided_on_its_own_page_after_reading_what_it_means(
    admin: Client, application: TherapistApplication, charlie: User, name: str, role: str
) -> None:
    page = admin.get(f"{LIST}{application.pk}/change/").content.decode()
    asked = admin.get(step(application, name)).content.decode()
    application.refresh_from_db()
    before = application.state
    admin.post(step(application, name))

    application.refresh_from_db()
    charlie.refresh_from_db()
    assert step(application, name) in page
    assert "They are told by mail" in asked
    assert (before, application.is_waiting, charlie.role) == ("pending", False, role)


def test_a_decided_application_has_no_buttons_left(
    admin: Client, application: TherapistApplication, root: User
) -> None:
    decline_application(application, by=root)

    page = admin.get(f"{LIST}{application.pk}/change/").content.decode()
    answers = [admin.get(step(application, name)).status_code for name in ("approve", "decline")]
    again = admin.post(step(application, "approve"), follow=True).content.decode()

    assert step(application, "approve") not in page
    assert answers == [404, 404]
    assert "decided already" in again


def test_confirming_on_its_page_asks_who_is_there_again(
    client_for: ClientFor, root: User, application: TherapistApplication
) -> None:
    answer = client_for(root).post(step(application, "approve"))

    application.refresh_from_db()
    assert answer.url.startswith("/account/reauthenticate/")
    assert application.is_waiting


def test_the_admin_wears_the_sites_icon(admin: Client) -> None:
    assert re.search(
        r'rel="icon" href="/static/img/page\.\w+\.svg"', admin.get(LIST).content.decode()
    )
