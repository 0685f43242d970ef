"""What therapists and curators say of themselves."""

import pytest

from accounts.models import TherapistProfile, User
from tests.accounts.conftest import told
from tests.conftest import ClientFor

PROFILE = "/people/profile/"
WORDS = {"name": "Nora Lind", "time_zone": "Europe/Lisbon", "reading_days": "Monday"}


def test_a_therapist_changes_the_days_they_read(client_for: ClientFor, nora: User) -> None:
    browser = client_for(nora)

    response = browser.post(PROFILE, WORDS)

    nora.refresh_from_db()
    assert (response.status_code, response.url) == (302, PROFILE)
    assert (nora.name, nora.time_zone) == ("Nora Lind", "Europe/Lisbon")
    assert TherapistProfile.objects.get(therapist=nora).reading_days == "Monday"
    assert 'value="Monday"' in browser.get(PROFILE).content.decode()
    assert told(nora) == [("profile", "changed")]


def test_what_was_approved_of_a_therapist_is_not_theirs_to_change(
    client_for: ClientFor, nora: User
) -> None:
    TherapistProfile.objects.create(therapist=nora, credentials="Register 4711")

    client_for(nora).post(PROFILE, WORDS | {"credentials": "Professor", "role": "admin"})

    nora.refresh_from_db()
    assert TherapistProfile.objects.get(therapist=nora).credentials == "Register 4711"
    assert nora.role == "therapist"


@pytest.mark.parametrize("wrong", [{"name": ""}, {"time_zone": "Middle/Earth"}])
def test_what_cannot_be_is_not_saved(
    client_for: ClientFor, nora: User, wrong: dict[str, str]
) -> None:
    response = client_for(nora).post(PROFILE, WORDS | wrong)

    nora.refresh_from_db()
    assert response.status_code == 422
    assert (nora.name, nora.time_zone) == ("Nora", "UTC")
    assert told(nora) == []


def test_a_curator_has_no_reading_days(client_for: ClientFor, cora: User) -> None:
    client_for(cora).post(PROFILE, WORDS)

    cora.refresh_from_db()
    assert cora.name == "Nora Lind"
    assert not TherapistProfile.objects.exists()
