"""Every page, for everybody who may see it: no barrier axe finds, nothing wider than the screen."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.conftest import DESK, PHONE
from tests.house.permissions import LINES, Line
from tests.house.world import PERSONAS, World, build

pytestmark = pytest.mark.django_db(transaction=True)
LOOKS = [(PHONE, "light"), (DESK, "dark")]
OTHER_LOOKS = [(PHONE, "dark"), (PHONE, "dim"), (DESK, "light")]
NOT_PAGES = {
    "healthz",
    "readyz",
    "service-worker",
    "journal:attachment-file",  # a file alone: no script may run beside it, axe neither
    "reminders:feed",
    "admin:jsi18n",
    "mfa_download_recovery_codes",
    "admin:prompts_prompt_export",
    "admin:prompts_prompt_import_start",
}


@pytest.fixture
def world(transactional_db: None) -> World:
    return build()


def pages_of(persona: str) -> list[Line]:
    seen = [line for line in LINES if line.method == "GET" and line.expected[persona] == "ok"]
    return [line for line in seen if line.route not in NOT_PAGES]


def first_met_by(persona: str) -> list[Line]:
    """The pages nobody earlier in the cast sees: together, every page once."""
    earlier = PERSONAS[: PERSONAS.index(persona)]
    met = {line for other in earlier for line in map(str, pages_of(other))}
    return [line for line in pages_of(persona) if str(line) not in met]


def address(line: Line, world: World) -> str:
    return reverse(
        line.route, kwargs={key: world.objects.get(word, word) for key, word in line.kwargs}
    )


def barriers(page: Page, line: Line, violations: Callable[[Page], list[str]]) -> list[str]:
    found = violations(page)
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("wider than the screen")
    return [f"{line.route}: {each}" for each in found]


def walk(
    persona: str,
    lines: list[Line],
    world: World,
    looks: list[tuple[int, str]],
    page_as: Callable[..., Page],
    violations: Callable[[Page], list[str]],
) -> list[str]:
    found = []
    for width, theme in looks:
        page = page_as(world.people.get(persona), width=width, theme=theme)
        for line in lines:
            page.goto(address(line, world))
            found += [f"{width} {theme} {each}" for each in barriers(page, line, violations)]
    return found


@pytest.mark.parametrize("persona", PERSONAS)
def test_no_page_has_a_barrier(persona, world, page_as, violations):
    """Every other page in each look; `make prove` sees all of them in all."""
    pages = first_met_by(persona)

    found = [
        walk(persona, pages[n :: len(LOOKS)], world, [look], page_as, violations)
        for n, look in enumerate(LOOKS)
    ]

    assert found == [[] for _look in LOOKS]


@pytest.mark.prove
@pytest.mark.parametrize("persona", PERSONAS)
def test_no_page_of_any_role_has_a_barrier_in_any_look(persona, world, page_as, violations):
    every_look = LOOKS + OTHER_LOOKS

    assert walk(persona, pages_of(persona), world, every_look, page_as, violations) == []
