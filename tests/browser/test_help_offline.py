"""Help without a network: the anonymous shell is kept, and no page behind the log-in."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.conftest import PageAs

CONTROLLED = """() => new Promise((done) => {
  if (navigator.serviceWorker.controller) done(true);
  navigator.serviceWorker.addEventListener("controllerchange", () => done(true));
})"""
KEPT = """async () => {
  const names = await caches.keys();
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return found.flat().map((request) => new URL(request.url).pathname);
}"""


def ready(page: Page, path: str) -> None:
    page.goto(path)
    page.evaluate(CONTROLLED)


def test_help_is_there_without_a_network(page_as: PageAs) -> None:
    page = page_as(service_workers="allow")
    ready(page, "/")

    page.context.set_offline(True)
    page.get_by_role("link", name="Help").click()

    expect(page.get_by_role("heading", name="For the next minute")).to_be_visible()
    colour = page.evaluate("getComputedStyle(document.querySelector('.bar-leave')).borderStyle")
    assert colour == "solid"  # it is dressed, too


def test_leaving_works_without_a_network(page_as: PageAs) -> None:
    page = page_as(service_workers="allow")
    ready(page, "/help/")

    page.context.set_offline(True)
    page.get_by_role("link", name="Leave quickly").click()

    expect(page).to_have_title("World clock")


def test_where_a_practice_cannot_be_reached_the_page_that_grounds_can(
    alice: User, page_as: PageAs, violations: Callable[[Page], list[str]]
) -> None:
    page = page_as(alice, service_workers="allow")
    ready(page, "/practices/")

    page.context.set_offline(True)
    page.goto("/practices/five-senses/start/")
    found = violations(page)
    page.get_by_role("main").get_by_role("link", name="Ground me").click()

    expect(page.get_by_role("heading", name="You are here")).to_be_visible()
    assert found == []


def test_no_page_behind_the_log_in_is_ever_kept(alice: User, page_as: PageAs) -> None:
    page = page_as(alice, service_workers="allow")
    ready(page, "/journal/")
    for path in ("/journal/timeline/", "/help/?country=GB", "/people/", "/journal/entries/new/"):
        page.goto(path)
    page.goto("/help/")
    page.wait_for_load_state("networkidle")

    kept = page.evaluate(KEPT)

    pages = sorted({path for path in kept if not path.startswith("/static/")})
    assert pages == [
        "/clock/",
        "/ground/",
        "/help/",
        "/offline/",
        "/offline/now/",
        "/offline/practice/",
    ]
