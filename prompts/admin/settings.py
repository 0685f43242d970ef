"""Libraries, help lines and notices in the admin."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

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


@admin.display(description=_("shown to people"), ordering="is_on")
def shown(row: HelpLine | Notice) -> str:
    """Whether people meet it, in words."""
    shape, words = ("whole", _("shown")) if row.is_on else ("none", _("not shown"))
    return format_html('<span class="state-words state-{}">{}</span>', shape, words)


@admin.display(description=_("last checked"), ordering="last_checked_on")
def checked(row: HelpLine | Notice) -> str:
    """When somebody last read it at its source, if anybody has."""
    return date_format(row.last_checked_on) if row.last_checked_on else str(_("not checked yet"))


@admin.display(description=_("country"), ordering="country")
def country(line: HelpLine) -> str:
    """For whom it is there."""
    return line.country or str(_("every country"))


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
    list_display = ["name", country, "contact", "kind", shown, checked]
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
    list_display = ["text", "place", shown, checked]
    list_filter = ["is_on", "place"]
    search_fields = ["text", "slug"]
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Notice | None = None) -> list[str]:
        """A short name never changes."""
        return ["slug"] if obj else []

    def save_model(self, request: HttpRequest, obj: Notice, form: Any, change: bool) -> None:
        """Save through the action, which records it."""
        save_notice(by=cast(User, request.user), notice=obj)
