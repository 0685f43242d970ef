"""The first hours on a phone, one thumb: five kinds of piece, no typing, nothing bright."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal.models import Attachment, Fragment, LandingLink, Session
from tests.browser.conftest import PageAs
from tests.journal.conftest import a_session
from tests.journal.landing import a_link

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
TAPS = {
    "words": ("A word", "heavy"),
    "mark": ("A colour or a mark", "violet"),
    "touch": ("A place in the body", "belly"),
    "landing": ("Still landing",),
}
VOICE = {"voice": ("A voice note", "Record", "Keep")}
HUGE = 64


@pytest.fixture
def address(transactional_db: None, alice: User) -> str:
    call_command("load_notices", verbosity=0)
    return f"/now/{a_link(a_session(alice), by=alice).secret}/"


def tap(page: Page, name: str) -> None:
    """Press what is called so; a voice note is a second long at least."""
    if name == "Keep":
        expect(page.locator("[data-clock]")).not_to_have_text("0:00")
    target = page.get_by_role("main").get_by_role("button", name=name, exact=True)
    link = page.get_by_role("main").get_by_role("link", name=name, exact=True)
    target.or_(link).first.tap()


def small_targets(page: Page) -> list[str]:
    return page.locator("main :is(a, button)").evaluate_all(
        "all => all.filter(each => each.getBoundingClientRect().height > 0)"
        f".filter(each => each.getBoundingClientRect().height < {HUGE})"
        ".map(each => each.textContent.trim())"
    )


def keep_one_of_each(page: Page, address: str, ways: dict[str, tuple[str, ...]]) -> list[float]:
    """Keep one piece of each kind, and say how long each took from opening the link."""
    seconds = []
    for kind, taps in ways.items():
        began = time.perf_counter()
        page.goto(address)
        for name in taps:
            tap(page, name)
        expect(page.get_by_role("status")).to_contain_text("Kept.", timeout=15_000)
        seconds.append(time.perf_counter() - began)
        print(f"{kind}: {len(taps)} taps, {seconds[-1]:.1f} s")
    return seconds


@SCRIPTS
def test_the_first_piece_is_two_taps_away_whatever_it_is(
    page_as: PageAs, address: str, scripts: bool
) -> None:
    page = page_as(java_script_enabled=scripts, has_touch=True)

    keep_one_of_each(page, address, TAPS)

    assert {len(taps) <= 2 for taps in TAPS.values()} == {True}
    assert sorted(Fragment.objects.values_list("kind", flat=True)) == sorted(TAPS)


def test_a_voice_note_is_spoken_kept_and_met_again_by_its_owner_alone(
    page_as: PageAs, address: str, alice: User
) -> None:
    keep_one_of_each(page_as(has_touch=True), address, VOICE)
    captured = Attachment.objects.get()
    assert (captured.is_captured, captured.fragment.kind) == (True, "voice")

    owner = page_as(alice)
    owner.goto(f"/journal/sessions/{captured.fragment.session_id}/")

    expect(owner.locator("audio")).to_have_count(1)
    assert not Attachment.objects.filter(is_captured=True).exists()


@pytest.mark.prove
def test_five_kinds_take_less_than_ten_seconds_each(page_as: PageAs, address: str) -> None:
    page = page_as(has_touch=True)

    assert max(keep_one_of_each(page, address, TAPS | VOICE)) < 10


def test_every_page_is_dim_calm_and_huge(
    page_as: PageAs,
    address: str,
    violations: Callable[[Page], list[str]],
    shoot: Callable[[Page, str], Path],
) -> None:
    Session.objects.update(held_on="2026-01-01")
    page, found = page_as(theme="light", has_touch=True), []
    for name in ("", "word/", "colour/", "voice/", "body/", "rest/"):
        page.goto(address + name)
        shoot(page, f"landing-{name.strip('/') or 'now'}")
        found += [f"{name}: {each}" for each in violations(page)]
        found += [f"{name} is small: {each}" for each in small_targets(page)]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"{name} is wider than the screen")

    assert found == []


def test_leaving_quickly_tells_nobody_where_one_was(page_as: PageAs, address: str) -> None:
    page = page_as(has_touch=True)
    said: list[str | None] = []
    page.on("request", lambda request: said.append(request.all_headers().get("referer")))
    for name in ("", "word/", "voice/"):
        page.goto(address + name)
        page.locator("a[data-leave]").tap()
        expect(page).to_have_url(re.compile("/clock/$"))

    secret = address.split("/")[2]
    assert len(said) > 6
    assert [each for each in said if each and secret in each] == []


def test_a_page_that_could_not_keep_is_left_in_the_history_as_the_first(
    page_as: PageAs, address: str
) -> None:
    page = page_as(has_touch=True)
    page.goto(address + "word/")
    LandingLink.objects.update(ended_at=timezone.now())

    page.evaluate("HTMLFormElement.prototype.submit.call(document.querySelector('main form'))")

    expect(page).to_have_url(re.compile(f"{address}$"))
