"""The first hours without a network: a tap waits in memory, and nothing else keeps it."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from journal.models import Fragment
from tests.browser.conftest import PageAs
from tests.browser.test_help_offline import KEPT, ready
from tests.browser.test_landing import tap
from tests.journal.conftest import a_session
from tests.journal.landing import a_link

pytestmark = pytest.mark.django_db(transaction=True)
STORED = """async () => JSON.stringify([
  { ...localStorage }, { ...sessionStorage }, history.state, document.cookie,
  await Promise.all((await indexedDB.databases()).map(({ name }) => name)),
])"""


@pytest.fixture
def address(transactional_db: None, alice: User) -> str:
    return f"/now/{a_link(a_session(alice), by=alice).secret}/"


@pytest.fixture
def page(page_as: PageAs, address: str) -> Page:
    """A phone that has opened the link once."""
    opened = page_as(has_touch=True, service_workers="allow")
    ready(opened, address)
    return opened


def test_taps_without_a_network_wait_in_memory_and_are_kept_once(page: Page, address: str) -> None:
    page.goto(f"{address}word/")
    page.context.set_offline(True)
    for name in ("heavy", "heavy", "warm"):
        tap(page, name)
    expect(page.get_by_role("alert")).to_contain_text("Not kept yet: waiting for the network.")
    tap(page, "Something else")
    expect(page).to_have_url(re.compile("/word/$"))
    secret = address.split("/")[2]
    assert not any(secret in path for path in page.evaluate(KEPT))
    assert not re.search(f"heavy|warm|{secret}", page.evaluate(STORED))
    assert not Fragment.objects.exists()

    page.context.set_offline(False)

    expect(page.get_by_role("heading", name="What is there?")).to_be_visible(timeout=15_000)
    assert Fragment.objects.count() == 2


def test_words_and_a_lost_answer_are_kept_once(page: Page, address: str) -> None:
    page.goto(f"{address}word/")
    page.route("**/keep/", lambda route: (route.fetch(max_redirects=0), route.abort()), times=1)
    page.get_by_label("Or your own").fill("A long blue corridor.")

    tap(page, "Keep it")

    expect(page.get_by_role("status")).to_contain_text("Kept.", timeout=15_000)
    assert Fragment.objects.count() == 1


def test_a_page_without_a_network_waits_dimly_and_goes_on_by_itself(
    page: Page, address: str, violations, shoot
) -> None:
    page.context.set_offline(True)
    tap(page, "A word")
    expect(page.get_by_text("Your tap did not get through.").first).to_be_visible()
    assert page.locator("html").get_attribute("data-theme") == "dim"
    assert violations(page) == []
    shoot(page, "landing-offline")

    page.context.set_offline(False)

    expect(page.get_by_role("heading", name="A word")).to_be_visible(timeout=15_000)


def test_a_form_sent_as_a_page_finds_the_same_page_and_comes_back(page: Page, address: str) -> None:
    page.context.set_offline(True)
    page.evaluate("document.querySelector('form[action$=\"/keep/\"]').submit()")
    expect(page.get_by_text("is not kept")).to_be_visible()

    page.context.set_offline(False)

    expect(page).to_have_url(re.compile(f"{address}$"), timeout=15_000)
    expect(page.get_by_role("heading", name="What is there?")).to_be_visible(timeout=15_000)
