"""A prompt in another language: two curators, one exact version, and the original as fallback."""

from dataclasses import replace

import pytest

from accounts.models import User
from prompts.actions import edit_prompt, publish_prompt, review_prompt, submit_prompt
from prompts.actions.translating import (
    Translated,
    publish_translation,
    translate_prompt,
    withdraw_translation,
)
from prompts.errors import CuratingRefused
from prompts.models import Prompt, PromptTranslation
from prompts.queries import languages_on_offer, live_prompts, prompt_versions
from tests.prompts.making import published, wording

pytestmark = pytest.mark.django_db
WORDS = Translated(
    text="Was ist vor deinem Fenster?",
    helper="Ein Wort reicht.",
    why="Hinausschauen kann die Augen ausruhen.",
)


@pytest.fixture
def live(cora: User, curt: User) -> Prompt:
    return published(cora, curt)


@pytest.fixture
def translation(cora: User, live: Prompt) -> PromptTranslation:
    return translate_prompt(by=cora, version=live.live_version, language="de", seen="", words=WORDS)


@pytest.fixture
def german(curt: User, translation: PromptTranslation) -> PromptTranslation:
    publish_translation(by=curt, translation=translation, seen=WORDS.fingerprint())
    return translation


def texts(language: str) -> list[str]:
    return [offer.text for offer in live_prompts(language)]


def test_a_translation_is_read_once_a_second_curator_has_published_it(
    live: Prompt, translation: PromptTranslation, curt: User
) -> None:
    assert texts("de") == ["What is outside your window?"]

    publish_translation(by=curt, translation=translation, seen=WORDS.fingerprint())

    assert texts("de") == [WORDS.text]
    assert texts("fr") == texts("") == ["What is outside your window?"]
    assert languages_on_offer() == ["de"]


def test_nobody_publishes_their_own_translation(translation: PromptTranslation, cora: User) -> None:
    with pytest.raises(CuratingRefused, match="second curator"):
        publish_translation(by=cora, translation=translation, seen=WORDS.fingerprint())

    assert texts("de") == ["What is outside your window?"]


def test_a_newer_version_is_read_in_the_original_until_it_is_translated(
    live: Prompt, german: PromptTranslation, cora: User, curt: User
) -> None:
    edit_prompt(by=cora, prompt=live, number=1, wording=wording(text="What moves out there?"))
    submit_prompt(by=cora, prompt=live, number=2)
    review_prompt(by=curt, prompt=live, number=2)
    publish_prompt(by=cora, prompt=live, number=2)

    assert texts("de") == ["What moves out there?"]
    assert [o.text for o in prompt_versions([(live.public_id, 1)], "de")] == [WORDS.text]
    assert languages_on_offer() == []


def test_two_translators_never_write_over_each_other(
    live: Prompt, translation: PromptTranslation, curt: User
) -> None:
    mine = replace(WORDS, text="Was siehst du draußen?")

    with pytest.raises(CuratingRefused, match="meanwhile"):
        translate_prompt(by=curt, version=live.live_version, language="de", seen="", words=mine)
    with pytest.raises(CuratingRefused, match="meanwhile"):
        publish_translation(by=curt, translation=translation, seen=mine.fingerprint())

    translation.refresh_from_db()
    assert translation.text == WORDS.text


def test_a_change_goes_back_to_the_second_curator(
    live: Prompt, german: PromptTranslation, curt: User
) -> None:
    changed = replace(WORDS, helper="Auch nichts ist eine Antwort.")

    translate_prompt(
        by=curt, version=live.live_version, language="de", seen=WORDS.fingerprint(), words=changed
    )

    assert texts("de") == ["What is outside your window?"]


def test_taking_a_translation_back_brings_the_original_back(
    german: PromptTranslation, cora: User
) -> None:
    withdraw_translation(by=cora, translation=german)

    assert texts("de") == ["What is outside your window?"]
    with pytest.raises(CuratingRefused):
        withdraw_translation(by=cora, translation=german)


def test_a_heavy_one_keeps_its_note_and_its_grounding(cora: User, curt: User) -> None:
    heavy = published(
        cora,
        curt,
        "heavy",
        weight="heavy",
        content_note="grief",
        afterwards="Look around the room for a moment.",
        phases=("weaving",),
    )

    with pytest.raises(CuratingRefused, match="names its topic"):
        translate_prompt(by=cora, version=heavy.live_version, language="de", seen="", words=WORDS)
    assert not PromptTranslation.objects.exists()
