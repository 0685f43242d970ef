"""Libraries, help lines and notices in the admin."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User
from prompts.actions import save_help_line, save_library, save_notice
from prompts.admin.forms import HelpLineForm, LibraryForm, NoticeForm
from prompts.admin.pages import HeldWhileSaving
from prompts.models import HelpLine, Library, Notice

if TYPE_CHECKING:
    HelpLineModelAdmin = admin.ModelAdmin[HelpLine]
    LibraryModelAdmin = admin.ModelAdmin[Library]
    NoticeModelAdmin = admin.ModelAdmin[Notice]
else:
    HelpLineModelAdmin = LibraryModelAdmin = NoticeModelAdmin = HeldWhileSaving


@admin.register(Library)
class LibraryAdmin(LibraryModelAdmin):
    """Collections: title, summary, place."""

    form = LibraryForm
    list_display = ["title", "summary", "position"]
    fields = ["title", "summary", "position", "slug", "seen"]
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Library | None = None) -> list[str]:
        """A short name never changes."""
        return ["slug"] if obj else []

    def save_model(self, request: HttpRequest, obj: Library, form: Any, change: bool) -> None:
        """Save through the action, which records it."""
        save_library(by=cast(User, request.user), library=obj)


@admin.register(HelpLine)
class HelpLineAdmin(HelpLineModelAdmin):
    """Help lines: off until somebody has checked them."""

    form = HelpLineForm
    list_display = ["name", "country", "contact", "kind", "is_on", "last_checked_on"]
    list_filter = ["is_on", "kind", "is_emergency"]
    search_fields = ["country", "name", "contact", "slug"]
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: HelpLine | None = None) -> list[str]:
        """A short name never changes."""
        return ["slug"] if obj else []

    def save_model(self, request: HttpRequest, obj: HelpLine, form: Any, change: bool) -> None:
        """Save through the action, which records it."""
        save_help_line(by=cast(User, request.user), line=obj)


@admin.register(Notice)
class NoticeAdmin(NoticeModelAdmin):
    """Notices: off until somebody has checked what they say."""

    form = NoticeForm
    list_display = ["text", "place", "is_on", "last_checked_on"]
    list_filter = ["is_on", "place"]
    search_fields = ["text", "slug"]
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Notice | None = None) -> list[str]:
        """A short name never changes."""
        return ["slug"] if obj else []

    def save_model(self, request: HttpRequest, obj: Notice, form: Any, change: bool) -> None:
        """Save through the action, which records it."""
        save_notice(by=cast(User, request.user), notice=obj)
