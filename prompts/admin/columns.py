"""What the list says of each prompt, in words and never in codes."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.utils.translation import gettext_lazy as _

from prompts.admin.steps import standing_of
from prompts.models import Prompt, PromptVersion
from prompts.readable import readable, short_phases
from prompts.uses import people_in_words
from prompts.versions import WORDING_FIELDS


@admin.display(description=_("prompt"), ordering="latest_version__text")
def words(prompt: Prompt) -> str:
    """The question itself."""
    return prompt.latest_version.text if prompt.latest_version else prompt.slug


@admin.display(description=_("where it stands"), ordering="state")
def standing(prompt: Prompt) -> str:
    """Where it stands."""
    return standing_of(prompt)


@admin.display(description=_("when"))
def when(prompt: Prompt) -> str:
    """On which days it is offered, in short."""
    return short_phases(prompt.latest_version.phases) if prompt.latest_version else ""


@admin.display(description=_("how much"), ordering="latest_version__depth")
def how_much(prompt: Prompt) -> str:
    """How much it asks for, and how much it may stir."""
    latest = prompt.latest_version
    if latest is None:
        return ""
    return f"{latest.get_depth_display()}, {latest.get_weight_display()}"


@admin.display(description=_("lenses"))
def lenses(prompt: Prompt) -> str:
    """What it looks through."""
    return readable("lenses", prompt.latest_version.lenses) if prompt.latest_version else ""


@admin.display(description=_("answered by"))
def answered_by(prompt: Prompt) -> str:
    """About how many people, or that they are too few; nothing is sorted by it."""
    return people_in_words(getattr(prompt, "most_people", None))


@admin.display(description=_("wording"))
def wording(prompt: Prompt) -> str:
    """Everything the newest version says, line by line."""
    latest = prompt.latest_version
    if latest is None:
        return ""
    lines = [(label, readable(name, getattr(latest, name))) for name, label in _labels()]
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def _labels() -> list[tuple[str, str]]:
    return [(name, str(label_for_field(name, PromptVersion))) for name in WORDING_FIELDS]


COLUMNS: list[Any] = [words, standing, when, how_much, lenses, "library", answered_by]
