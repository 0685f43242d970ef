"""A curator writes a prompt and reads beside each field what the checks find in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.models import User
from prompts.models import PromptVersion
from tests.browser.conftest import DESK, PHONE, PageAs
from tests.prompts.making import draft

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "theme"), [(PHONE, "light"), (DESK, "dark")])
def test_what_is_found_stands_beside_its_field_and_goes_when_it_is_put_right(
    page_as: PageAs,
    cora: User,
    violations: Callable[[Page], list[str]],
    shoot: Callable[[Page, str], Path],
    width: int,
    theme: str,
) -> None:
    prompt = draft(cora)
    page = page_as(cora, width=width, theme=theme)
    page.goto(reverse("admin:prompts_prompt_change", args=[prompt.pk]))
    beside = page.locator("#findings-text")

    page.fill("#id_text", "What should your partner know?")

    expect(beside).to_contain_text("“your partner” takes for granted that there is one.")
    expect(beside).to_contain_text("“should” is an order.")
    expect(beside).to_have_attribute("aria-live", "polite")
    expect(page.locator("#findings-helper")).to_be_empty()
    shoot(page, f"live-checks-{width}-{theme}")
    assert violations(page) == []

    page.fill("#id_text", "What would you like somebody close to you to know?")

    expect(beside).to_be_empty()
    assert PromptVersion.objects.count() == 1


def test_a_new_prompt_is_left_in_peace_until_something_is_typed(
    page_as: PageAs, cora: User
) -> None:
    page = page_as(cora)
    page.goto(reverse("admin:prompts_prompt_add"))
    expect(page.locator("#findings-text")).to_be_empty()

    page.fill("#id_helper", "You must be quick.")

    expect(page.locator("#findings-helper")).to_contain_text("“must” is an order.")
    expect(page.locator("#findings-text")).to_be_empty()
