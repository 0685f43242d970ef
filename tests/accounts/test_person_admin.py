"""An admin appoints curators; nobody browses clients."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.actions.people import appoint_curator, take_back_curating
from accounts.errors import KeepsAJournal, WrongRole
from accounts.models import User
from encryption.keys import ensure_client_key
from tests.accounts.conftest import told
from tests.conftest import ClientFor

LIST = "/curate/accounts/user/"


@pytest.fixture
def admin(client_for: ClientFor, root: User, confirm: Callable[[Client], None]) -> Client:
    browser = client_for(root)
    confirm(browser)
    return browser


def test_the_list_holds_staff_and_therapists_and_no_client(
    admin: Client, alice: User, nora: User, cora: User
) -> None:
    page = admin.get(LIST).content.decode()

    assert all(person.email in page for person in (nora, cora))
    assert alice.email not in page


@pytest.mark.parametrize("search", ["alice", "alice@", "example.org", "@", "a", "' or 1=1"])
def test_a_part_of_an_address_finds_nobody(admin: Client, alice: User, search: str) -> None:
    page = admin.get(LIST, {"q": search}).content.decode()

    assert alice.email not in page


@pytest.mark.parametrize("narrowed", ["role__exact=client", "email__startswith=alice"])
def test_no_filter_finds_a_client(admin: Client, alice: User, narrowed: str) -> None:
    page = admin.get(f"{LIST}?{narrowed}").content.decode()

    assert alice.email not in page


@pytest.mark.parametrize(
    "question",
    [
        "password__startswith=md5",
        "entries__isnull=True",
        "relationships_as_client__isnull=True",
        "is_active=True",
    ],
)
def test_nothing_is_guessed_of_a_person_who_was_found(
    admin: Client, alice: User, question: str
) -> None:
    response = admin.get(f"{LIST}?q={alice.email}&{question}")

    assert response.status_code == 400


def test_the_written_filter_still_narrows(admin: Client, nora: User, cora: User) -> None:
    page = admin.get(f"{LIST}?role__exact=curator").content.decode()

    assert cora.email in page
    assert nora.email not in page


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_no_client_has_a_page_in_the_admin(admin: Client, alice: User, page: str) -> None:
    response = admin.get(f"{LIST}{alice.pk}/{page}/")

    assert response.status_code == 403
    assert alice.email not in response.content.decode()


def test_a_person_found_by_their_whole_address_is_appointed(admin: Client, charlie: User) -> None:
    found = f"{LIST}?q=charlie@example.org"
    admin.post(found, {"action": "appoint", "_selected_action": [charlie.pk]})

    charlie.refresh_from_db()
    assert charlie.role == "curator"
    assert charlie.is_staff
    assert told(charlie) == [("account", "became curator")]


def test_curating_is_taken_back_at_once(admin: Client, client_for: ClientFor, cora: User) -> None:
    curating = client_for(cora)
    before = curating.get("/curate/").status_code

    admin.post(LIST, {"action": "take_back", "_selected_action": [cora.pk]})

    cora.refresh_from_db()
    assert (before, curating.get("/curate/").status_code) == (200, 404)
    assert cora.role == "client"


def test_somebody_who_keeps_a_journal_is_not_appointed(charlie: User, root: User) -> None:
    ensure_client_key(charlie.public_id)

    with pytest.raises(KeepsAJournal):
        appoint_curator(charlie, by=root)


def test_a_therapist_is_not_appointed_and_an_admin_not_taken_back(nora: User, root: User) -> None:
    with pytest.raises(WrongRole):
        appoint_curator(nora, by=root)
    with pytest.raises(WrongRole):
        take_back_curating(root, by=root)


def test_a_curator_cannot_appoint(client_for: ClientFor, cora: User, charlie: User) -> None:
    found = f"{LIST}?q=charlie@example.org"

    response = client_for(cora).post(found, {"action": "appoint", "_selected_action": [charlie.pk]})

    charlie.refresh_from_db()
    assert (response.status_code, charlie.role) == (403, "client")
