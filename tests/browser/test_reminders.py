"""How reminders reach somebody, in a real browser: the pages, and what a locked phone shows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from reminders.actions.choosing import make_feed
from reminders.links import later_token
from tests.browser.conftest import LOOKS, SHOTS, PageAs
from tests.browser.test_help_offline import ready
from tests.reminders.conftest import make_due, make_reminder

SHOWN = """async () => {
  const worker = await navigator.serviceWorker.ready;
  let shown = [];
  while (shown.length === 0) {
    await new Promise((done) => setTimeout(done, 50));
    shown = await worker.getNotifications();
  }
  return shown.map(({ title, body, tag }) => ({ title, body, tag }));
}"""


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_the_pages_are_calm_and_within_reach(
    alice: User,
    page_as: PageAs,
    violations: Callable[[Page], list[str]],
    width: int,
    theme: str,
) -> None:
    reminder = make_reminder(alice)
    row = make_due(reminder, state="sent", attempt=1, ready_at=None, sent_at=reminder.planned_until)
    make_feed(by=alice)
    token = later_token(reminder.public_id, row.local_date)
    page = page_as(alice, width, theme)

    for name, path in {
        "settings": "/reminders/settings/",
        "later": f"/reminders/later/?t={token}",
        "today": "/journal/",
    }.items():
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert violations(page) == [], name
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, name
        page.screenshot(path=SHOTS / f"reminders-{name}-{width}-{theme}.png", full_page=True)


def test_a_message_shows_the_neutral_words_whatever_it_carries(
    alice: User, page_as: PageAs
) -> None:
    page = page_as(alice, service_workers="allow", permissions=["notifications"])
    ready(page, "/reminders/settings/")
    browser = page.context.new_cdp_session(page)
    found: list[dict[str, str]] = []
    browser.on(
        "ServiceWorker.workerRegistrationUpdated", lambda said: found.extend(said["registrations"])
    )
    browser.send("ServiceWorker.enable")
    origin = page.evaluate("location.origin")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    for data in ("1", '{"title": "Your session"}'):
        browser.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": origin, "registrationId": found[0]["registrationId"], "data": data},
        )
    assert page.evaluate(SHOWN) == [
        {
            "title": "A quiet moment, if you want it",
            "body": "One word is enough, and letting it pass is fine.",
            "tag": "quiet-moment",
        }
    ]


def test_a_browser_that_refuses_is_told_how_things_stand(alice: User, page_as: PageAs) -> None:
    page = page_as(alice, service_workers="allow")
    ready(page, "/reminders/settings/")
    page.evaluate("Notification.requestPermission = async () => 'denied'")

    page.get_by_role("button", name="Tell me on this device").press("Enter")

    expect(page.get_by_text("Your browser did not allow it.")).to_be_visible()
    assert page.url.endswith("/reminders/settings/")


def test_logging_out_lets_this_browser_be_told_no_more(alice: User, page_as: PageAs) -> None:
    page = page_as(alice, service_workers="allow")
    ready(page, "/reminders/settings/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    place = "{ unsubscribe: async () => console.log('told no more') }"
    page.evaluate(f"PushManager.prototype.getSubscription = async () => ({place})")

    with page.expect_console_message(lambda said: said.text == "told no more"):
        page.get_by_role("button", name="Log out").click()

    expect(page.get_by_role("button", name="Log out")).to_have_count(0)
