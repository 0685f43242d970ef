"""Curated content: libraries of prompts with their versions, help lines and notices."""

from prompts.models.help_lines import HelpLine
from prompts.models.library import Library, Prompt, PromptVersion
from prompts.models.notices import Notice
from prompts.models.remarks import Remark
from prompts.models.translations import PromptTranslation
from prompts.models.uses import UseCount, UseSlip

__all__ = [
    "HelpLine",
    "Library",
    "Notice",
    "Prompt",
    "PromptTranslation",
    "PromptVersion",
    "Remark",
    "UseCount",
    "UseSlip",
]
