"""Translating in the admin: beside the original, and published by a second curator."""

import pytest
from django.urls import reverse

from accounts.models import User
from prompts.models import Prompt, PromptTranslation
from prompts.queries import live_prompts
from tests.conftest import ClientFor
from tests.prompts.making import published

pytestmark = pytest.mark.django_db
WORDS = {
    "text": "Was ist vor deinem Fenster?",
    "helper": "Ein Wort reicht.",
    "why": "Hinausschauen kann die Augen ausruhen.",
}


@pytest.fixture
def live(cora: User, curt: User) -> Prompt:
    return published(cora, curt)


def at(name: str, prompt: Prompt, *language: str) -> str:
    return reverse(f"admin:prompts_prompt_{name}", args=[prompt.pk, *language])


def translated(client_for: ClientFor, by: User, live: Prompt) -> PromptTranslation:
    client_for(by).post(at("translation", live, "de"), WORDS | {"seen": ""})
    return PromptTranslation.objects.get()


def test_a_curator_finds_the_languages_on_the_prompts_page(
    client_for: ClientFor, cora: User, live: Prompt
) -> None:
    browser = client_for(cora)

    page = browser.get(reverse("admin:prompts_prompt_change", args=[live.pk])).content.decode()
    assert at("translations", live) in page
    onward = browser.get(at("translations", live), {"language": "de"})
    assert onward.url == at("translation", live, "de")
    assert "What is outside your window?" in browser.get(onward.url).content.decode()


def test_one_writes_and_another_publishes(
    client_for: ClientFor, cora: User, curt: User, live: Prompt
) -> None:
    draft = translated(client_for, cora, live)
    mine = client_for(cora).get(at("translations", live)).content.decode()
    theirs = client_for(curt).get(at("translations", live))
    seen = theirs.context["written"][0].seen

    client_for(curt).post(at("translation_publish", live, "de"), {"seen": seen})

    assert draft.state == "draft"
    assert at("translation_publish", live, "de") not in mine
    assert [offer.text for offer in live_prompts("de")] == [WORDS["text"]]


def test_nobody_publishes_words_they_have_not_seen(
    client_for: ClientFor, cora: User, curt: User, live: Prompt
) -> None:
    translated(client_for, cora, live)

    client_for(curt).post(at("translation_publish", live, "de"), {"seen": "something else"})

    assert PromptTranslation.objects.get().state == "draft"


def test_words_written_meanwhile_stay_and_so_do_those_typed(
    client_for: ClientFor, cora: User, curt: User, live: Prompt
) -> None:
    translated(client_for, cora, live)
    mine = WORDS | {"text": "Was siehst du da?", "seen": ""}

    answer = client_for(curt).post(at("translation", live, "de"), mine)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Was siehst du da?" in page
    assert WORDS["text"] in page
    assert PromptTranslation.objects.get().text == WORDS["text"]


def test_what_is_missing_is_said_and_nothing_is_written(
    client_for: ClientFor, cora: User, live: Prompt
) -> None:
    answer = client_for(cora).post(at("translation", live, "de"), {"seen": "", "helper": "x"})

    assert answer.status_code == 422
    assert not PromptTranslation.objects.exists()


def test_a_translation_can_be_taken_back(
    client_for: ClientFor, cora: User, curt: User, live: Prompt
) -> None:
    translated(client_for, cora, live)
    PromptTranslation.objects.update(state="live", reviewed_by=curt)

    client_for(cora).post(at("translation_withdraw", live, "de"))

    assert PromptTranslation.objects.get().state == "draft"


@pytest.mark.parametrize("code", ["xx", "en", "en-gb", "de-"])
def test_an_unknown_language_or_the_originals_own_is_not_found(
    client_for: ClientFor, cora: User, live: Prompt, code: str
) -> None:
    assert client_for(cora).get(at("translation", live, code)).status_code == 404
