"""The first hours on a phone, one thumb: five kinds of piece, no typing, nothing bright."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from journal.models import Fragment, Session
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
HUGE = 64


@pytest.fixture
def address(transactional_db: None, alice: User) -> str:
    call_command("load_notices", verbosity=0)
    return f"/now/{a_link(a_session(alice), by=alice).secret}/"


def tap(page: Page, name: str) -> None:
    target = page.get_by_role("main").get_by_role("button", name=name, exact=True)
    link = page.get_by_role("main").get_by_role("link", name=name, exact=True)
    target.or_(link).first.tap()


def small_targets(page: Page) -> list[str]:
    return page.locator("main :is(a, button)").evaluate_all(
        f"all => all.filter(each => each.getBoundingClientRect().height < {HUGE})"
        ".map(each => each.textContent.trim())"
    )


@SCRIPTS
def test_the_first_piece_is_two_taps_away_whatever_it_is(
    page_as: PageAs, address: str, scripts: bool
) -> None:
    page = page_as(java_script_enabled=scripts, has_touch=True)
    for kind, taps in TAPS.items():
        began = time.perf_counter()
        page.goto(address)
        for name in taps:
            tap(page, name)
        expect(page.get_by_role("status")).to_contain_text("Kept.")
        print(f"{kind}: {len(taps)} taps, {time.perf_counter() - began:.1f} s")  # noqa: T201

        assert len(taps) <= 2
    assert sorted(Fragment.objects.values_list("kind", flat=True)) == sorted(TAPS)


def test_every_page_is_dim_calm_and_huge(
    page_as: PageAs,
    address: str,
    violations: Callable[[Page], list[str]],
    shoot: Callable[[Page, str], Path],
) -> None:
    Session.objects.update(held_on="2026-01-01")
    page, found = page_as(theme="light", has_touch=True), []
    for name in ("", "word/", "colour/", "body/", "rest/"):
        page.goto(address + name)
        shoot(page, f"landing-{name.strip('/') or 'now'}")
        found += [f"{name}: {each}" for each in violations(page)]
        found += [f"{name} is small: {each}" for each in small_targets(page)]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"{name} is wider than the screen")

    assert found == []
