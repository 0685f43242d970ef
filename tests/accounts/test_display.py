"""Colours and text size, for everybody, on this device only."""

import pytest
from django.test import Client

DISPLAY = "/people/display/"
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("theme", ["auto", "light", "dark", "dim"])
def test_a_choice_is_remembered_without_an_account(browser: Client, theme: str) -> None:
    response = browser.post(DISPLAY, {"theme": theme, "text_size": "large"})

    assert (response.status_code, response.url) == (302, DISPLAY)
    assert browser.cookies["theme"].value == theme
    assert browser.cookies["text_size"].value == "large"
    assert browser.cookies["theme"]["httponly"]


def test_a_page_wears_what_was_chosen(browser: Client) -> None:
    browser.post(DISPLAY, {"theme": "dim", "text_size": "larger"})

    page = browser.get(DISPLAY).content.decode()

    assert 'data-theme="dim"' in page
    assert 'data-text="larger"' in page


def test_one_comes_back_to_where_one_was(browser: Client) -> None:
    chosen = {"theme": "dark", "text_size": "normal", "next": "/help/?country=PT"}

    assert browser.post(DISPLAY, chosen).url == "/help/?country=PT"


@pytest.mark.parametrize(
    "away", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\\\\x.y"]
)
def test_nobody_is_sent_elsewhere(browser: Client, away: str) -> None:
    chosen = {"theme": "dark", "text_size": "normal", "next": away}

    assert browser.post(DISPLAY, chosen).url == DISPLAY


def test_an_unknown_colour_is_not_kept(browser: Client) -> None:
    response = browser.post(DISPLAY, {"theme": "pink", "text_size": "large"})

    assert response.status_code == 422
    assert "theme" not in browser.cookies
