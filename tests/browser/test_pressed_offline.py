"""A button pressed without a network: what can be sent twice and kept once is sent by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from journal.models import Fragment
from tests.browser.conftest import PageAs
from tests.browser.kept import is_ready, nothing_is_kept
from tests.journal.conftest import a_session

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_piece_kept_without_a_network_lands_by_itself_once(alice: User, page_as: PageAs) -> None:
    session = a_session(alice, held_on=timezone.localdate() - timedelta(days=3))
    page = page_as(alice)
    page.goto(reverse("journal:session", args=[session.public_id]))
    is_ready(page)
    page.context.set_offline(True)
    page.get_by_label("What is there").press_sequentially("A blue corridor")
    page.get_by_role("button", name="Keep this piece").click()
    line = page.locator(".piece-form .save-state")
    expect(line).to_have_text("Not saved yet: there is no network. Kept on this device.")

    page.context.set_offline(False)

    expect(page.locator(".pieces > .piece")).to_contain_text("A blue corridor", timeout=15_000)
    nothing_is_kept(page)
    assert Fragment.objects.count() == 1


def test_a_form_without_an_id_says_that_the_network_is_back(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    page.goto(reverse("journal:body-usual"))
    is_ready(page)
    page.context.set_offline(True)
    page.get_by_label("Anything about your body").press_sequentially("A chair with wheels")
    page.get_by_role("button", name="Keep the note").click()
    line = page.locator("form .save-state")
    expect(line).to_contain_text("there is no network")

    page.context.set_offline(False)

    expect(line).to_have_text("The network is back. You can keep it now.", timeout=15_000)
    with page.expect_navigation():
        page.get_by_role("button", name="Keep the note").click()
    nothing_is_kept(page)
    expect(page.get_by_label("Anything about your body")).to_have_value("A chair with wheels")
