"""Help: the same page for everybody, with lines by country and never another country's."""

import re
from datetime import date

import pytest
from django.test import Client

from accounts.actions.preferences import save_preferences
from accounts.models import User
from accounts.preferences import PreferencesView
from encryption.keys import destroy_client_key
from prompts.models import HelpLine
from tests.conftest import ClientFor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lines() -> None:
    made = [
        ("samaritans", "GB", "Samaritans", "call", "116 123"),
        ("shout", "GB", "Shout", "text", "85258"),
        ("lifeline", "US", "Lifeline", "call_or_text", "988"),
        ("finder", "", "A list of lines", "web", "https://lines.example"),
    ]
    for slug, country, name, kind, contact in made:
        HelpLine.objects.create(
            slug=slug, country=country, name=name, kind=kind, contact=contact, is_on=True
        )
    HelpLine.objects.create(slug="unchecked", country="GB", name="Unchecked line", kind="call")


def chosen_part(html: str) -> str:
    """Return what stands above the lists of all other countries."""
    return html[html.index("</form>") : html.index("<details>")]


def test_a_country_shows_its_own_lines_first(client: Client) -> None:
    shown = chosen_part(client.get("/help/", {"country": "gb"}).content.decode())

    assert 'href="tel:116123"' in shown
    assert 'href="sms:85258"' in shown
    assert "Lifeline" not in shown


def test_without_a_country_no_country_is_assumed(client: Client) -> None:
    shown = chosen_part(client.get("/help/").content.decode())

    assert "A list of lines" in shown
    assert "Samaritans" not in shown
    assert "Lifeline" not in shown


@pytest.mark.parametrize("country", ["CH", "XX", "<script>", "usa"])
def test_an_unknown_country_never_gets_another_ones_number(client: Client, country: str) -> None:
    answer = client.get("/help/", {"country": country})

    assert answer.status_code == 200
    shown = chosen_part(answer.content.decode())
    assert "A list of lines" in shown
    assert "988" not in shown


def test_a_country_without_lines_is_told_so_kindly(client: Client) -> None:
    html = client.get("/help/", {"country": "DE"}).content.decode()

    shown = chosen_part(html)
    assert "We have no number for Germany yet" in shown
    assert "Your local emergency number" in shown
    assert "A list of lines" in shown
    assert not re.search(r"<ul[^>]*>\s*</ul>", html)


def test_a_country_with_lines_is_not_told_so(client: Client) -> None:
    html = client.get("/help/", {"country": "GB"}).content.decode()

    assert "We have no number" not in html


def test_when_a_line_was_checked_is_said_only_where_it_is_known(client: Client) -> None:
    HelpLine.objects.filter(slug="samaritans").update(last_checked_on=date(2026, 11, 3))

    shown = chosen_part(client.get("/help/", {"country": "GB"}).content.decode())

    assert re.findall(r"Last checked[^.]*", shown) == ["Last checked on 3 November 2026"]


def test_a_line_nobody_has_checked_is_not_shown(client: Client) -> None:
    assert "Unchecked line" not in client.get("/help/", {"country": "GB"}).content.decode()


def test_everybody_gets_the_same_page(client: Client, alice: User, client_for: ClientFor) -> None:
    theirs = client.get("/help/")
    hers = client_for(alice).get("/help/")

    assert hers.content == theirs.content
    assert dict(client.cookies) == {}


def test_a_client_who_told_their_country_is_led_to_its_lines(
    client: Client, alice: User, client_for: ClientFor
) -> None:
    save_preferences(by=alice, name="", time_zone="UTC", wishes=PreferencesView(country="GB"))

    answer = client_for(alice).get("/help/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/help/?country=GB")
    hers = client_for(alice).get("/help/?country=GB")
    assert hers.content == client.get("/help/?country=GB").content


def test_help_waits_for_no_key(alice: User, client_for: ClientFor) -> None:
    save_preferences(by=alice, name="", time_zone="UTC", wishes=PreferencesView(country="GB"))
    destroy_client_key(alice.public_id)

    assert client_for(alice).get("/help/").status_code == 200


def test_the_page_holds_all_countries_for_when_there_is_no_network(client: Client) -> None:
    html = client.get("/help/").content.decode()

    assert re.findall(r"<summary>(.*?)</summary>", html) == ["Britain (UK)", "United States"]


def test_the_worker_answers_from_the_root_and_names_only_anonymous_pages(client: Client) -> None:
    answer = client.get("/service-worker.js")

    script = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/javascript"
    assert 'const PAGES = ["/help/", "/ground/", "/clock/", OFFLINE' in script
    assert 'credentials: "omit"' in script
