"""Curated content kept as readable files, loaded without ever overwriting a curator's work."""

from prompts.loading.applying import Report, apply_help_lines, apply_library, apply_notices
from prompts.loading.newer import (
    Differing,
    NewerItem,
    differing,
    keep_ours,
    newer_item,
    take_theirs,
    waiting,
)
from prompts.loading.parsing import (
    Collection,
    HelpLineItem,
    NoticeItem,
    PromptItem,
    read_help_lines,
    read_library,
    read_notices,
)

__all__ = [
    "Collection",
    "Differing",
    "HelpLineItem",
    "NewerItem",
    "NoticeItem",
    "PromptItem",
    "Report",
    "apply_help_lines",
    "apply_library",
    "apply_notices",
    "differing",
    "keep_ours",
    "newer_item",
    "read_help_lines",
    "read_library",
    "read_notices",
    "take_theirs",
    "waiting",
]
