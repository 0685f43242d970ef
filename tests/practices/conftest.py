"""A catalogue as shipped, and what alice planned and did."""

from datetime import date, time
from uuid import uuid4

import pytest

from accounts.models import User
from practices.actions.catalogue import load_catalogue
from practices.actions.log import log_practice
from practices.actions.plan import add_to_plan
from practices.actions.reminders import Wish
from practices.loading import read_catalogue
from practices.models import PlannedPractice, Practice, PracticeLog

EVENING = Wish(
    days=[0, 3],
    local_time=time(19, 30),
    time_zone="Europe/London",
)


SHIPPED = read_catalogue()


@pytest.fixture
def catalogue(db: None) -> None:
    """Load the shipped practices."""
    load_catalogue(SHIPPED, by=None)


@pytest.fixture
def looking_around(catalogue: None) -> Practice:
    return Practice.objects.get(slug="looking-around")


@pytest.fixture
def even_breathing(catalogue: None) -> Practice:
    return Practice.objects.get(slug="even-breathing")


@pytest.fixture
def planned(alice: User, looking_around: Practice) -> PlannedPractice:
    """Return alice's one planned practice."""
    return add_to_plan(looking_around, by=alice)


@pytest.fixture
def logged(alice: User, looking_around: Practice) -> PracticeLog:
    """Return the one time alice did it."""
    return log_practice(looking_around, by=alice, form_id=uuid4(), done_on=date(2026, 11, 17))
