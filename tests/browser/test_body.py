"""The body map in a real browser: by keyboard alone, by touch at 320 px, without JavaScript."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.models import User
from journal.access import reader_of
from journal.actions.body import PlaceWriting, keep_place
from journal.actions.body_usual import keep_usual_place
from journal.body_documents import BodyMapDocument
from journal.documents import Sensation
from journal.figure_shapes import SHAPES
from journal.models import BodyMap, Chain
from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "/journal/body/new/"
ON_A_MAP = re.compile(r"/body/[0-9a-f-]{36}/(\?.*)?$")
UNDER_A_FINGER = """places => places.map(([view, x, y, code]) => {
  const svg = document.querySelector(`#figure-${view} > svg`);
  svg.scrollIntoView({ block: "center" });
  const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
  if (at.y < 130 || at.y > innerHeight - 10) scrollBy(0, at.y - innerHeight / 2);
  const now = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
  const link = document.elementFromPoint(now.x, now.y)?.closest("a");
  return link?.getAttribute("href").includes(`/at/${code}/`) ? null : `${view} ${code}`;
}).filter(Boolean)"""


def places_kept(client: User) -> list[Sensation]:
    document = BodyMap.objects.get().open_for(reader_of(client))
    return list(BodyMapDocument.from_json(document).places)


def tab_to(page: Page, name: str) -> None:
    for _ in range(130):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const e = document.activeElement; return [e.getAttribute('aria-label'),"
            " e.labels?.[0]?.innerText, e.innerText].find(Boolean)?.trim() }"
        )
        if said == name:
            return
    raise AssertionError(f"the keyboard does not reach {name!r}")


def test_a_place_is_noted_with_the_keyboard_alone(
    page_as: Callable[..., Page], alice: User, violations: Callable[[Page], list[str]]
) -> None:
    page = page_as(alice, width=PHONE)
    page.goto(NEW)
    assert violations(page) == []

    tab_to(page, "chest")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="chest")).to_be_visible()
    tab_to(page, "tight")
    page.keyboard.press("Space")
    assert violations(page) == []
    tab_to(page, "Keep")
    page.keyboard.press("Enter")

    page.wait_for_url(ON_A_MAP)
    expect(page.get_by_role("link", name="chest: tight").first).to_be_attached()
    assert violations(page) == []
    assert places_kept(alice) == [Sensation("chest", ("tight",))]


def test_a_map_is_made_without_javascript_on_the_figure_and_in_the_list(
    page_as: Callable[..., Page], alice: User
) -> None:
    page = page_as(alice, width=PHONE, java_script_enabled=False)
    page.goto(NEW)

    page.get_by_role("link", name="belly", exact=True).click()
    page.get_by_label("warm", exact=True).check()
    page.get_by_label("pleasant", exact=True).check()
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("button", name="Show it as a list").click()
    page.get_by_role("main").get_by_role("link", name="I can’t find it").click()
    page.get_by_role("button", name="Keep").click()

    expect(page.get_by_role("link", name="belly: warm, pleasant")).to_be_visible()
    assert places_kept(alice) == [
        Sensation("belly", ("warm",), pleasant="pleasant"),
        Sensation("nowhere"),
    ]


def test_every_place_answers_where_it_is_drawn_on_the_smallest_phone(
    page_as: Callable[..., Page], alice: User
) -> None:
    page = page_as(alice, width=320)
    page.goto(NEW)

    drawn = [[shape.view, *shape.at, shape.code] for shape in SHAPES]
    hands = ["hands:left", "hands:right"]
    beside = [["front", 118, 330, hands[0]], ["front", -118, 330, hands[1]]]

    assert page.evaluate(UNDER_A_FINGER, drawn + beside) == []


def test_a_chain_is_begun_with_its_last_link_and_kept_without_javascript(
    page_as: Callable[..., Page], alice: User
) -> None:
    page = page_as(alice, width=PHONE, java_script_enabled=False)
    page.goto("/journal/chains/new/")

    page.get_by_label("What you did, or could choose next time").fill("Feet on the floor.")
    page.locator("summary", has_text="Where in the body").click()
    page.get_by_label("chest", exact=True).check()
    page.get_by_role("button", name="Keep").click()

    expect(page.get_by_text("Feet on the floor.")).to_be_visible()
    assert Chain.objects.count() == 1


@pytest.mark.parametrize(("width", "theme"), [(PHONE, "light"), (DESK, "dark"), (PHONE, "dim")])
def test_maps_usual_and_overlay_have_no_barrier_and_fit(
    page_as: Callable[..., Page],
    alice: User,
    violations: Callable[[Page], list[str]],
    width: int,
    theme: str,
) -> None:
    first, second = uuid4(), uuid4()
    ache = Sensation("low-back", ("dull",), 5, "unpleasant", own="an old ache")
    keep_usual_place(PlaceWriting((ache,)), by=alice)
    for public_id, region in ((first, "chest"), (second, "jaw")):
        place = Sensation(region, ("tight",), 9, "unpleasant")
        keep_place(public_id, PlaceWriting((place, Sensation("around"))), by=alice)
    page = page_as(alice, width=width, theme=theme)

    for url in (
        reverse("journal:body-map", args=[first]),
        reverse("journal:body-usual"),
        reverse("journal:body-overlay") + f"?a={first}&b={second}",
        reverse("journal:body-story", args=["chest"]),
    ):
        page.goto(url)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
