"""Ground me: one press from every page, and nothing of anybody in it."""

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.conftest import ClientFor

LINK = 'href="/ground/"'


@pytest.mark.parametrize(
    "path", ["/", "/help/", "/nothing/", "/account/login/", "/offline/", "/offline/practice/"]
)
def test_every_page_leads_there_in_one_press(path: str, db: None, client: Client) -> None:
    assert LINK in client.get(path).content.decode()


@pytest.mark.parametrize("name", ["400", "403", "404", "429", "500", "stale_form", "unreadable"])
def test_so_does_every_page_of_something_gone_wrong(name: str) -> None:
    assert LINK in render_to_string(f"{name}.html", {"fate": {}, "elsewhere": {"url": "/"}})


def test_it_is_the_same_for_everybody(alice: User, client: Client, client_for: ClientFor) -> None:
    call_command("load_help_lines", verbosity=0)

    pages = [one.get(reverse("ground")).content for one in (client, client_for(alice))]

    assert pages[0] == pages[1]


def test_without_javascript_it_is_words_and_numbers(client: Client, db: None) -> None:
    call_command("load_help_lines", verbosity=0)

    page = client.get(reverse("ground")).content.decode()

    for words in ("Five things you can see.", "Let your head turn slowly", 'href="tel:112"'):
        assert words in page
    assert "116 123" in page


def test_its_breath_says_first_when_not_to(client: Client, db: None) -> None:
    page = client.get(reverse("ground")).content.decode()

    cautions = page.index("Not while driving"), page.index("In the first hours after a session")
    assert max(cautions) < page.index("Breathe with the light")
