"""Every write of curated content, each as one verb."""

from prompts.actions.curating import (
    add_prompt,
    edit_prompt,
    publish_prompt,
    restore_version,
    retire_prompt,
    return_prompt,
    review_prompt,
    submit_prompt,
)
from prompts.actions.settings import save_help_line, save_library

__all__ = [
    "add_prompt",
    "edit_prompt",
    "publish_prompt",
    "restore_version",
    "retire_prompt",
    "return_prompt",
    "review_prompt",
    "save_help_line",
    "save_library",
    "submit_prompt",
]
