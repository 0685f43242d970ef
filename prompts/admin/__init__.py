"""Curating in the admin: prompts with their versions, libraries, help lines."""

from prompts.admin.prompts import PromptAdmin
from prompts.admin.settings import HelpLineAdmin, LibraryAdmin

__all__ = ["HelpLineAdmin", "LibraryAdmin", "PromptAdmin"]
