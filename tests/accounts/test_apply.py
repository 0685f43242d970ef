"""A person applies for a therapist's account."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from accounts.actions.applications import (
    apply_as_therapist,
    approve_application,
    decline_application,
)
from accounts.models import CareRelationship, TherapistApplication, User
from encryption.keys import ensure_client_key
from tests.accounts.conftest import told
from tests.conftest import ClientFor

APPLY, TODAY = "/people/apply/", "/journal/"
Decision = Callable[..., None]
WORDS = {
    "name": "Charlie Reed",
    "credentials": "Psychotherapist, register 4711",
    "reading_days": "Monday",
}


def test_an_application_waits_for_an_admin(client_for: ClientFor, charlie: User) -> None:
    browser = client_for(charlie)

    response = browser.post(APPLY, WORDS)

    application = TherapistApplication.objects.get()
    assert (response.status_code, response.url) == (302, APPLY)
    assert (application.applicant, application.state) == (charlie, "pending")
    assert application.credentials == WORDS["credentials"]
    assert "Your application is with us" in browser.get(APPLY).content.decode()
    assert told(charlie) == [("application", "applied")]


@pytest.mark.parametrize("missing", WORDS)
def test_a_missing_answer_is_asked_for_again(
    client_for: ClientFor, charlie: User, missing: str
) -> None:
    response = client_for(charlie).post(APPLY, WORDS | {missing: " "})

    page = response.content.decode()
    assert response.status_code == 422
    assert f'id="id_{missing}_error"' in page
    assert all(word in page for name, word in WORDS.items() if name != missing)
    assert not TherapistApplication.objects.exists()


def test_an_account_with_a_journal_is_asked_for_another_address(
    client_for: ClientFor, charlie: User
) -> None:
    ensure_client_key(charlie.public_id)
    browser = client_for(charlie)

    shown, sent = browser.get(APPLY), browser.post(APPLY, WORDS)

    assert "with another e-mail address" in shown.content.decode()
    assert sent.status_code == 422
    assert not TherapistApplication.objects.exists()


def test_a_client_with_a_therapist_is_asked_for_another_address(
    client_for: ClientFor, alice: User, together: CareRelationship
) -> None:
    response = client_for(alice).post(APPLY, WORDS)

    assert response.status_code == 422
    assert not TherapistApplication.objects.exists()


def test_one_waits_once(client_for: ClientFor, charlie: User) -> None:
    apply_as_therapist(by=charlie, **WORDS)

    response = client_for(charlie).post(APPLY, WORDS)

    assert response.status_code == 422
    assert TherapistApplication.objects.count() == 1


def test_after_a_no_one_may_ask_again(client_for: ClientFor, charlie: User, root: User) -> None:
    decline_application(apply_as_therapist(by=charlie, **WORDS), by=root)
    browser = client_for(charlie)

    page = browser.get(APPLY).content.decode()
    browser.post(APPLY, WORDS)

    assert ">apply again<" in page
    assert TherapistApplication.objects.filter(state="pending").count() == 1


@pytest.mark.parametrize("page", [APPLY, TODAY])
def test_who_waits_is_told_so_since_when_and_what_to_leave_alone(
    client_for: ClientFor, charlie: User, page: str
) -> None:
    application = apply_as_therapist(by=charlie, **WORDS)
    application.applied_at = datetime(2026, 11, 3, 12, tzinfo=UTC)
    application.save()

    said = client_for(charlie).get(page).content.decode()

    assert "Your application is waiting" in said
    assert "Since 3 November 2026" in said
    assert "Please do not write a journal with this account" in said


def test_who_never_applied_reads_nothing_of_it(client_for: ClientFor, charlie: User) -> None:
    assert "application" not in client_for(charlie).get(TODAY).content.decode()


def test_who_began_a_journal_meanwhile_is_told_what_that_means(
    client_for: ClientFor, charlie: User
) -> None:
    apply_as_therapist(by=charlie, **WORDS)
    ensure_client_key(charlie.public_id)

    assert "with another e-mail address" in client_for(charlie).get(APPLY).content.decode()


@pytest.mark.parametrize(("days", "told_so"), [(13, True), (15, False)])
def test_a_no_is_told_kindly_where_they_come_in_and_not_for_ever(
    client_for: ClientFor, charlie: User, root: User, days: int, told_so: bool
) -> None:
    decide(decline_application, charlie, root, days)

    page = client_for(charlie).get(TODAY).content.decode()

    assert ("This time it was not accepted" in page) is told_so


@pytest.mark.parametrize(("days", "told_so"), [(13, True), (15, False)])
def test_a_yes_is_told_where_they_come_in_and_not_for_ever(
    client_for: ClientFor, charlie: User, root: User, days: int, told_so: bool
) -> None:
    decide(approve_application, charlie, root, days)

    page = client_for(charlie).get("/", follow=True).content.decode()

    assert ("your application was accepted" in page) is told_so


def decide(decision: Decision, person: User, by: User, days: int) -> None:
    """Decide an application some days ago."""
    decision(apply_as_therapist(by=person, **WORDS), by=by)
    TherapistApplication.objects.update(decided_at=datetime.now(UTC) - timedelta(days=days))
    person.refresh_from_db()
