"""Among hundreds of prompts a curator finds the one that may follow, by a word of it."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from prompts.models import Prompt

pytestmark = pytest.mark.django_db(transaction=True)


def test_typing_a_word_leaves_what_fits_and_what_is_chosen(
    page_as: Callable[..., Page], cora: User
) -> None:
    call_command("load_library", verbosity=0)
    prompt = Prompt.objects.get(slug="carried-but-not-mine")
    page = page_as(cora)
    page.goto(f"/curate/prompts/prompt/{prompt.pk}/change/")

    page.get_by_role("searchbox", name="Find a prompt").fill("ferries")
    in_sight = page.locator("#id_follow_ups option:not([hidden])")

    chosen = prompt.latest_version.follow_ups
    assert chosen
    expect(in_sight).to_have_count(len(chosen))
    page.get_by_role("searchbox", name="Find a prompt").fill("DOES MY BODY feel right")
    expect(in_sight).to_have_count(len(chosen) + 1)
