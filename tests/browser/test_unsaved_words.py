"""A curator who leaves a form with words that are not saved is asked first."""

import pytest
from django.urls import reverse
from playwright.sync_api import Dialog

from accounts.models import User
from tests.browser.conftest import PageAs
from tests.prompts.making import draft

pytestmark = pytest.mark.django_db(transaction=True)


def test_leaving_typed_words_asks_first_and_saving_them_does_not(
    page_as: PageAs, cora: User
) -> None:
    prompt = draft(cora)
    page, asked = page_as(cora), []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto(reverse("admin:prompts_prompt_change", args=[prompt.pk]))
    page.fill("#id_helper", "One sound is enough.")

    page.get_by_role("link", name="Versions and who did what").click()
    assert (asked, page.input_value("#id_helper")) == (["beforeunload"], "One sound is enough.")

    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved as a draft.").wait_for()
    assert asked == ["beforeunload"]
