"""Dates and times in the person's own zone."""

import datetime

import pytest

from accounts.actions.invitations import NewInvitation
from accounts.models import Invitation, User
from accounts.places import clock, countries, listed_names, time_zones
from tests.conftest import ClientFor


@pytest.mark.parametrize(("zone", "day"), [("UTC", "1 Mar"), ("Pacific/Auckland", "2 Mar")])
def test_a_day_is_shown_on_the_persons_own_clock(
    client_for: ClientFor, nora: User, invitation: NewInvitation, zone: str, day: str
) -> None:
    User.objects.filter(pk=nora.pk).update(time_zone=zone)
    Invitation.objects.update(made_at=datetime.datetime(2027, 3, 1, 23, 30, tzinfo=datetime.UTC))

    page = client_for(nora).get("/people/invitations/").content.decode()

    assert f"Made on {day}" in page


@pytest.mark.parametrize("name", ["Middle/Earth", "", "../etc/passwd", "Europe"])
def test_a_clock_nobody_knows_is_the_common_one(name: str) -> None:
    assert clock(name).key == "UTC"


def test_every_clock_offered_exists_and_none_twice() -> None:
    zones = [zone for _area, group in time_zones()[1:] for zone, _place in group]

    assert len(zones) == len(set(zones)) > 300
    assert [zone for zone in zones if clock(zone).key != zone] == []


@pytest.mark.parametrize("odd", ["Etc/GMT+5", "GMT0", "US/Pacific", "Asia/Calcutta", "CET"])
def test_no_odd_or_older_name_is_offered(odd: str) -> None:
    assert odd not in str(time_zones())


def test_places_are_written_as_people_say_them() -> None:
    labels = dict(zone for _area, group in time_zones()[1:] for zone in group)

    assert labels["Europe/Berlin"] == "Berlin, Germany"
    assert labels["America/Argentina/Buenos_Aires"] == "Buenos Aires, Argentina"
    assert labels["America/Indiana/Knox"] == "Knox, Indiana, United States"
    assert labels["Asia/Singapore"] == "Singapore"
    assert [label for label in labels.values() if "_" in label or "/" in label] == []


def test_places_stand_in_the_order_they_are_looked_for() -> None:
    groups = [[label for _zone, label in group] for _area, group in time_zones()[1:]]

    assert groups == [sorted(group) for group in groups]


@pytest.mark.parametrize("own", ["US/Pacific", "Etc/GMT+5", "Asia/Calcutta"])
def test_a_clock_by_an_older_name_is_kept(client_for: ClientFor, alice: User, own: str) -> None:
    User.objects.filter(pk=alice.pk).update(time_zone=own)
    browser = client_for(alice)

    page = browser.get("/preferences/").content.decode()
    browser.post("/preferences/", {"time_zone": own})

    alice.refresh_from_db()
    assert f'<option value="{own}" selected>' in page
    assert alice.time_zone == own


@pytest.mark.parametrize(
    ("named", "listed"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Etc/UTC", "UTC"),
        ("GMT", "UTC"),
    ],
)
def test_a_browsers_older_name_leads_to_the_one_we_list(named: str, listed: str) -> None:
    assert listed_names()[named] == listed


@pytest.mark.parametrize("month", [1, 7])
def test_every_older_name_keeps_the_same_time(month: int) -> None:
    noon = datetime.datetime(2026, month, 1, 12, tzinfo=datetime.UTC)

    apart = {
        named: listed
        for named, listed in listed_names().items()
        if noon.astimezone(clock(named)).utcoffset() != noon.astimezone(clock(listed)).utcoffset()
    }

    assert apart == {}


def test_every_country_is_offered_once() -> None:
    codes = [code for code, _name in countries()]

    assert len(codes) == len(set(codes)) > 240
    assert ("PT", "Portugal") in countries()
