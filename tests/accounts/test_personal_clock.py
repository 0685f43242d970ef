"""Dates and times in the person's own zone."""

import datetime

import pytest

from accounts.actions.invitations import NewInvitation
from accounts.models import Invitation, User
from accounts.places import clock, countries, time_zones
from tests.conftest import ClientFor


@pytest.mark.parametrize(("zone", "day"), [("UTC", "1 Mar"), ("Pacific/Auckland", "2 Mar")])
def test_a_day_is_shown_on_the_persons_own_clock(
    client_for: ClientFor, nora: User, invitation: NewInvitation, zone: str, day: str
) -> None:
    User.objects.filter(pk=nora.pk).update(time_zone=zone)
    Invitation.objects.update(made_at=datetime.datetime(2027, 3, 1, 23, 30, tzinfo=datetime.UTC))

    page = client_for(nora).get("/people/invitations/").content.decode()

    assert f"Made on {day}" in page


@pytest.mark.parametrize("name", ["Middle/Earth", "", "../etc/passwd"])
def test_a_clock_nobody_knows_is_the_common_one(name: str) -> None:
    assert clock(name).key == "UTC"


def test_every_clock_offered_exists() -> None:
    zones = [zone for _area, group in time_zones()[1:] for zone, _place in group]

    assert len(zones) > 400
    assert [zone for zone in zones if clock(zone).key != zone] == []


def test_every_country_is_offered_once() -> None:
    codes = [code for code, _name in countries()]

    assert len(codes) == len(set(codes)) > 240
    assert ("PT", "Portugal") in countries()
