"""Version rows and their wordings."""

from dataclasses import fields

from prompts.models import PromptVersion
from prompts.wording import Wording

WORDING_FIELDS = tuple(field.name for field in fields(Wording))


def wording_of(version: PromptVersion) -> Wording:
    """What a version says, ready to be compared or written again."""
    values = {name: getattr(version, name) for name in WORDING_FIELDS}
    return Wording(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()})
