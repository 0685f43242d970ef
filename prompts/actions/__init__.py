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
from prompts.actions.scheduling import publish_due, schedule_prompt, unschedule_prompt
from prompts.actions.settings import save_help_line, save_library, save_notice
from prompts.actions.together import review_prompts, submit_prompts, tag_prompts

__all__ = [
    "add_prompt",
    "edit_prompt",
    "publish_due",
    "publish_prompt",
    "restore_version",
    "retire_prompt",
    "return_prompt",
    "review_prompt",
    "review_prompts",
    "save_help_line",
    "save_library",
    "save_notice",
    "schedule_prompt",
    "submit_prompt",
    "submit_prompts",
    "tag_prompts",
    "unschedule_prompt",
]
