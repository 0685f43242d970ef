"""The reminder's page says which clock its time is on: the phone that shows it may be elsewhere."""

import pytest
from django.urls import reverse

from accounts.models import User
from practices.models import PlannedPractice
from reminders.clock_words import clock_in_words
from tests.conftest import ClientFor
from tests.reminders.conftest import make_reminder


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "UTC"),
        ("Europe/Zurich", "Zurich time"),
        ("America/New_York", "New York time"),
        ("Atlantis/Capital", "UTC"),
    ],
)
def test_a_clock_is_named_by_its_place(zone: str, words: str) -> None:
    assert clock_in_words(zone) == words


def test_the_page_names_the_persons_clock_and_then_the_reminders_own(
    alice: User, planned: PlannedPractice, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    url = reverse("practices:reminder-edit", args=[planned.public_id])
    before = browser.get(url).content.decode()
    make_reminder(alice, source_id=planned.public_id, time_zone="Europe/Zurich")

    assert "This is UTC. Use another clock" in before
    assert "This is Zurich time. Use another clock" in browser.get(url).content.decode()
