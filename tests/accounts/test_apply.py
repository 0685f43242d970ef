"""A person applies for a therapist's account."""

import pytest

from accounts.actions.applications import apply_as_therapist, decline_application
from accounts.models import CareRelationship, TherapistApplication, User
from encryption.keys import ensure_client_key
from tests.accounts.conftest import told
from tests.conftest import ClientFor

APPLY = "/people/apply/"
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
    assert "your application is with us" in browser.get(APPLY).content.decode()
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

    assert "You may apply again" in page
    assert TherapistApplication.objects.filter(state="pending").count() == 1
