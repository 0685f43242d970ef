"""An intention on a phone: one question at a time by keyboard alone, and a day in one tap."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import User
from practices.models import Intention
from tests.browser.conftest import PageAs
from tests.practices.intending import WORDS, an_intention, document_of, looks_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_questions_come_one_by_one_by_keyboard_and_what_is_typed_is_kept_meanwhile(
    alice: User, page_as: PageAs
) -> None:
    page = page_as(alice)
    page.goto(reverse("practices:intention-new"))
    page.get_by_role("textbox").first.focus()
    page.keyboard.type(WORDS)
    expect(page.get_by_text("Kept on this device until you press a button.")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("What matters to you in it?")).to_be_visible()

    page.get_by_role("checkbox", name="calm").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Next").press("Enter")
    expect(page.get_by_text("What would be good about it?")).to_be_visible()
    page.get_by_role("button", name="That is enough").press("Enter")

    expect(page.get_by_role("heading", name=WORDS)).to_be_visible()
    assert document_of(Intention.objects.get()).values == ("calm",)


def test_without_a_script_one_tap_says_how_the_day_was(alice: User, page_as: PageAs) -> None:
    row = an_intention(alice)
    page = page_as(alice, java_script_enabled=False)
    page.goto(reverse("journal:today"))

    page.get_by_role("button", name="In between").click()

    expect(page.get_by_text("Noted for today.")).to_be_visible()
    expect(page.get_by_role("heading", name="What you are trying")).to_be_focused()
    assert [look.near for look in looks_of(row)] == ["somewhere"]
