"""Version rows and their wordings."""

from dataclasses import fields
from typing import Any

from prompts.models import Prompt, PromptVersion
from prompts.wording import Wording

WORDING_FIELDS = tuple(field.name for field in fields(Wording))


def wording_of(version: PromptVersion) -> Wording:
    """What a version says, ready to be compared or written again."""
    return wording_from({name: getattr(version, name) for name in WORDING_FIELDS})


def wording_from(values: dict[str, Any]) -> Wording:
    """A wording out of field values; lists are frozen."""
    return Wording(**{name: _frozen(value) for name, value in values.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def latest_wordings() -> list[tuple[str, Wording]]:
    """Short name and latest wording of every prompt that is not retired, in one query."""
    prompts = Prompt.objects.exclude(state=Prompt.State.RETIRED).select_related("latest_version")
    return [
        (prompt.slug, wording_of(prompt.latest_version))
        for prompt in prompts
        if prompt.latest_version
    ]
