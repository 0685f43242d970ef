"""A prompt in another language: written by one curator, read by a second, then live.

A translation belongs to one exact version. When a newer version is published, people read the
original until that version has a translation of its own.
"""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from prompts.actions.curating import note
from prompts.errors import CuratingRefused
from prompts.models import PromptTranslation, PromptVersion
from prompts.wording import fingerprint

State = PromptTranslation.State


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """What is said to people, in one language."""

    text: str
    helper: str
    why: str
    content_note: str = ""
    afterwards: str = ""

    def fingerprint(self) -> str:
        """A short name for exactly these words."""
        return fingerprint(asdict(self))


@transaction.atomic
def translate_prompt(
    *, by: User, version: PromptVersion, language: str, seen: str, words: Translated
) -> PromptTranslation:
    """Write a translation as a draft; `seen` names what the page showed, "" for nothing yet.

    Raises `CuratingRefused` when somebody else wrote meanwhile, or when the original carries a
    note or a grounding that the translation leaves out.
    """
    PromptVersion.objects.select_for_update().get(pk=version.pk)
    held = version.translations.filter(language=language).first()
    if seen_in(held) != seen:
        raise CuratingRefused(
            _("Somebody else wrote this translation meanwhile. Look at it first.")
        )
    _keeps_its_cautions(version, words)
    translation = held or PromptTranslation(version=version, language=language)
    for name, value in asdict(words).items():
        setattr(translation, name, value)
    translation.state, translation.translated_by, translation.reviewed_by = State.DRAFT, by, None
    translation.save()
    note(version.prompt, by, "translated")
    return translation


@transaction.atomic
def publish_translation(*, by: User, translation: PromptTranslation, seen: str) -> None:
    """Agree to a translation somebody else wrote; people who chose the language read it now."""
    held = PromptTranslation.objects.select_for_update(of=["self"]).get(pk=translation.pk)
    if seen_in(held) != seen:
        raise CuratingRefused(
            _("Somebody else wrote this translation meanwhile. Look at it first.")
        )
    if held.state == State.LIVE:
        raise CuratingRefused(_("It is published already."))
    if held.translated_by_id == by.pk:
        raise CuratingRefused(_("You wrote this. A second curator reads it."))
    held.state, held.reviewed_by = State.LIVE, by
    held.save(update_fields=["state", "reviewed_by"])
    note(held.version.prompt, by, "translation published")


@transaction.atomic
def withdraw_translation(*, by: User, translation: PromptTranslation) -> None:
    """Let people read the original again."""
    held = PromptTranslation.objects.select_for_update(of=["self"]).get(pk=translation.pk)
    if held.state != State.LIVE:
        raise CuratingRefused(_("It is not published."))
    held.state, held.reviewed_by = State.DRAFT, None
    held.save(update_fields=["state", "reviewed_by"])
    note(held.version.prompt, by, "translation withdrawn")


def words_of(translation: PromptTranslation) -> Translated:
    """What a translation says, apart from its row."""
    return Translated(
        text=translation.text,
        helper=translation.helper,
        why=translation.why,
        content_note=translation.content_note,
        afterwards=translation.afterwards,
    )


def seen_in(translation: PromptTranslation | None) -> str:
    """What a page that shows this translation has seen."""
    return words_of(translation).fingerprint() if translation else ""


def _keeps_its_cautions(version: PromptVersion, words: Translated) -> None:
    if version.content_note and not words.content_note:
        raise CuratingRefused(_("The original names its topic first; so does a translation."))
    if version.afterwards and not words.afterwards:
        raise CuratingRefused(_("The original ends with something grounding; so does this."))
