"""Words a browser kept land as an entry of their own, once."""

from uuid import uuid4

import pytest

from accounts.models import User
from encryption.readers import owner_reader
from journal.models import Entry
from tests.conftest import ClientFor

pytestmark = pytest.mark.django_db
LAND = "/journal/kept/land/"


def a_page(text: str = "Written in the train.") -> dict[str, str]:
    return {"public_id": str(uuid4()), "text": text, "written_on": "2026-11-17"}


def words_of(entry: Entry) -> str:
    return entry.open_for(owner_reader(entry.client_id))["text"]


def test_a_page_lands_as_a_draft_of_its_day(alice: User, client_for: ClientFor) -> None:
    page = a_page()

    told = client_for(alice).post(LAND, page).json()

    entry = Entry.objects.get()
    assert told == {
        "landed": page["public_id"],
        "url": f"/journal/entries/{page['public_id']}/edit/",
    }
    assert (words_of(entry), str(entry.entry_on), entry.state) == (
        page["text"],
        "2026-11-17",
        "draft",
    )


@pytest.mark.parametrize(
    ("since", "kept"),
    [
        ("Written in the train. More.", ["Written in the train. More."]),
        ("Something else.", ["Something else.", "Written in the train."]),
    ],
)
def test_landing_again_keeps_it_once_and_overwrites_nothing_written_since(
    alice: User, client_for: ClientFor, since: str, kept: list[str]
) -> None:
    browser, page = client_for(alice), a_page()
    browser.post(LAND, page)
    browser.post(LAND, page)
    entry, reader = Entry.objects.get(), owner_reader(alice.public_id)
    entry.seal_for(reader, entry.open_for(reader) | {"text": since})
    entry.save()

    for _ in range(2):
        assert browser.post(LAND, page).json()["landed"] == page["public_id"]
    assert sorted(map(words_of, Entry.objects.all())) == kept


def test_it_never_lands_in_somebody_elses_entry(
    alice: User, charlie: User, client_for: ClientFor
) -> None:
    page = a_page()
    client_for(alice).post(LAND, page)

    answer = client_for(charlie).post(LAND, page | {"text": "Mine."})

    assert answer.status_code == 404
    assert words_of(Entry.objects.get()) == page["text"]


def test_what_makes_no_page_is_refused(alice: User, client_for: ClientFor) -> None:
    answer = client_for(alice).post(LAND, a_page() | {"text": ""})

    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"text"}
