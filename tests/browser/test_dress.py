"""How pages look and behave under every hand and eye: axe, narrow windows, keyboard, contrast."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.conftest import DESK, LOOKS, PageAs
from tests.conftest import PASSWORD

OUTSIDE = [
    "/",
    "/help/",
    "/help/?country=GB",
    "/help/leaving/",
    "/clock/",
    "/account/login/",
    "/account/login/code/",
    "/account/signup/",
    "/account/password/reset/",
    "/nothing/",
]
OWN_ACCOUNT = [
    "/account/2fa/",
    "/account/sessions/",
    "/account/email/",
    "/account/password/change/",
    "/account/logout/",
]
BEHIND_A_SECOND_QUESTION = ["/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"]
Violations = Callable[[Page], list[str]]
LUMINANCES = """(names) => {
  const canvas = document.createElement("canvas").getContext("2d");
  const light = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const probe = document.createElement("i");
  document.body.append(probe);
  const found = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    found[name] = light(getComputedStyle(probe).color);
  }
  return found;
}"""
GROUNDS = ["paper", "paper-raised", "paper-sunk", "lamp", "moss-wash", "clay-wash", "ember-wash"]
TEXTS = ["ink", "ink-quiet", "moss", "moss-deep", "clay", "ember"]
PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS]


def overflows(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_axe_finds_nothing_outside_the_log_in(
    page_as: PageAs, violations: Violations, width: int, theme: str
) -> None:
    page = page_as(width=width, theme=theme)

    found = {}
    for path in OUTSIDE:
        page.goto(path)
        found[path] = violations(page)

    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_axe_finds_nothing_on_the_pages_of_ones_own_account(
    alice: User, page_as: PageAs, violations: Violations, width: int, theme: str
) -> None:
    page = page_as(alice, width=width, theme=theme)

    found = {}
    for path in OWN_ACCOUNT + BEHIND_A_SECOND_QUESTION:
        page.goto(path)
        if "reauthenticate" in page.url:
            found["the second question"] = violations(page)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Go on").click()
        found[path] = violations(page)

    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("text_size", ["", "larger"])
def test_no_page_is_wider_than_a_narrow_window(
    alice: User, page_as: PageAs, text_size: str
) -> None:
    page = page_as(alice, width=320)  # a desk at 400 % is as narrow as this
    if text_size:
        page.goto("/people/display/")
        page.get_by_label("Larger").check()
        page.get_by_role("button", name="Use this").click()

    wide = []
    for path in [*OUTSIDE, *OWN_ACCOUNT, "/journal/", "/journal/entries/new/", "/practices/"]:
        page.goto(path)
        if overflows(page):
            wide.append(path)

    assert wide == []


@pytest.mark.parametrize("theme", ["light", "dark", "dim"])
def test_text_stands_out_seven_to_one_and_edges_three_to_one(page_as: PageAs, theme: str) -> None:
    page = page_as(theme=theme)
    page.goto("/help/")
    names = [*GROUNDS, *TEXTS, "edge", "focus", "button", "on-button", "button-edge", "button-deep"]

    shine = page.evaluate(LUMINANCES, names)

    def contrast(one: str, other: str) -> float:
        lighter, darker = sorted((shine[one], shine[other]), reverse=True)
        return round((lighter + 0.05) / (darker + 0.05), 2)

    text = [*PAIRS, ("on-button", "button"), ("on-button", "button-deep")]
    assert {pair: contrast(*pair) for pair in text if contrast(*pair) < 7} == {}
    edges = [(edge, "paper") for edge in ("edge", "focus", "button-edge")]
    assert {pair: contrast(*pair) for pair in edges if contrast(*pair) < 3} == {}


def test_what_a_hand_touches_is_large_enough(page_as: PageAs) -> None:
    page = page_as()

    small = {}
    for path in ("/", "/account/login/", "/help/leaving/", "/people/display/"):
        page.goto(path)
        for control in page.locator("button:visible, .button:visible, .choice, .rooms a").all():
            box = control.bounding_box()
            if box and box["height"] < 47.5:
                small[f"{path} {control.inner_text()}"] = box["height"]

    assert small == {}


def test_a_keyboard_finds_the_way_past_the_frame(page_as: PageAs) -> None:
    page = page_as(width=DESK)
    page.goto("/account/login/")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.get_by_role("main").get_by_role("link", name="Start a journal")).to_be_focused()
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert ring == "3px"


def test_a_form_with_an_error_takes_the_focus_and_leads_to_the_field(page_as: PageAs) -> None:
    page = page_as()
    page.goto("/account/signup/")
    page.get_by_label("E-mail address").fill("nobody")
    page.get_by_label("Password").fill("a quiet lake at noon")

    page.get_by_role("button", name="Go on").click()

    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    expect(page.get_by_label("E-mail address")).to_be_focused()
    expect(page.get_by_label("E-mail address")).to_have_value("nobody")


def test_a_log_in_works_without_javascript(alice: User, page_as: PageAs) -> None:
    page = page_as(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Log in").click()
    page.get_by_label("E-mail address").fill(alice.email)
    page.get_by_label("Password").fill(PASSWORD)

    page.get_by_role("button", name="Log in", exact=True).click()

    expect(page.get_by_role("contentinfo").get_by_role("button", name="Log out")).to_be_visible()


def test_nothing_moves_for_somebody_who_asked_for_stillness(page_as: PageAs) -> None:
    page = page_as(reduced_motion="reduce")
    page.goto("/")

    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) =>"
        " parseFloat(getComputedStyle(one).transitionDuration) > 0).length"
    )

    assert moving == 0


def test_a_page_fits_its_budget(alice: User, page_as: PageAs) -> None:
    page = page_as(alice)
    sent: dict[str, int] = {}
    page.on("response", lambda answer: sent.update({answer.url: len(answer.body())}))

    page.goto("/journal/timeline/")
    page.wait_for_load_state("networkidle")

    scripts = sum(size for url, size in sent.items() if url.endswith(".js"))
    rest = sum(size for url, size in sent.items() if not url.endswith(".js"))
    assert rest < 60_000, sent  # HTML and CSS, before compression
    assert scripts < 30_000, sent
    assert len([url for url in sent if re.search(r"\.css$", url)]) <= 6
