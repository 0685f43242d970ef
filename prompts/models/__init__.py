"""Curated content: libraries of prompts with their versions, and help lines."""

from prompts.models.help_lines import HelpLine
from prompts.models.library import Library, Prompt, PromptVersion

__all__ = ["HelpLine", "Library", "Prompt", "PromptVersion"]
