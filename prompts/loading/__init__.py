"""Curated content kept as readable files, loaded without ever overwriting a curator's work."""

from prompts.loading.applying import Report, apply_help_lines, apply_library
from prompts.loading.parsing import (
    Collection,
    HelpLineItem,
    PromptItem,
    read_help_lines,
    read_library,
)

__all__ = [
    "Collection",
    "HelpLineItem",
    "PromptItem",
    "Report",
    "apply_help_lines",
    "apply_library",
    "read_help_lines",
    "read_library",
]
