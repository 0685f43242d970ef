"""Prompts in the admin: find, write, and everything that leads on from one prompt's page."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from prompts.actions import add_prompt, edit_prompt
from prompts.admin import (
    bulk,
    checks,
    columns,
    coverage,
    differences,
    exchange,
    help,
    preview,
    steps,
    translations,
)
from prompts.admin.filters import FACETS
from prompts.admin.forms import PromptForm
from prompts.admin.pages import HeldWhileSaving, prompt_or_404
from prompts.errors import CuratingRefused
from prompts.findings import findings_about
from prompts.history import changed_since_live, deeds_about, versions_of
from prompts.models import Prompt
from prompts.uses import with_people

if TYPE_CHECKING:
    PromptModelAdmin = admin.ModelAdmin[Prompt]
else:
    PromptModelAdmin = HeldWhileSaving

PAGES = (steps, checks, coverage, preview, bulk, help, translations, exchange, differences)


@admin.register(Prompt)
class PromptAdmin(PromptModelAdmin):
    """One page per prompt: its latest wording, where it stands, its next step."""

    form = PromptForm
    list_display = columns.COLUMNS
    list_filter = FACETS
    search_fields = [
        "slug",
        "latest_version__text",
        "latest_version__helper",
        "latest_version__why",
    ]
    search_help_text = _("Words of the question, its helper line, or why it is asked.")
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    actions = bulk.ACTIONS
    fieldsets = [
        (_("The words"), {"fields": ["library", "slug", "text", "helper", "why", "number"]}),
        (_("When it is offered"), {"fields": ["phases", "depth", "mode", "lenses", "domain"]}),
        (_("How much it may stir"), {"fields": ["weight", "content_note", "afterwards"]}),
        (_("Where it comes from"), {"fields": ["follow_ups", "source", "reviewer"]}),
    ]

    class Media:
        js = [
            Script("prompts/save-first.js", type="module"),
            Script("prompts/live-checks.js", type="module"),
            Script("prompts/find-in-list.js", type="module"),
        ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Rows with both their versions, in one query."""
        prompts = super().get_queryset(request)
        related = prompts.select_related("library", "latest_version", "live_version")
        return with_people(related, today=timezone.localdate())

    def get_urls(self) -> list[URLPattern]:
        """The curators' own pages, before the admin's."""
        own = [url for page in PAGES for url in page.urls(self)]
        return own + super().get_urls()

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Answer the written filters and no other question."""
        return lookup in {facet.parameter_name for facet in FACETS}

    def get_readonly_fields(self, request: HttpRequest, obj: Prompt | None = None) -> Any:
        """A short name never changes, and a prompt keeps its library."""
        return ["library", "slug", columns.wording] if obj else []

    def get_fieldsets(self, request: HttpRequest, obj: Prompt | None = None) -> Any:
        """Who may only look sees the wording as text."""
        if obj and not self.has_change_permission(request, obj):
            return [(None, {"fields": ["library", "slug", columns.wording]})]
        return super().get_fieldsets(request, obj)

    def save_model(self, request: HttpRequest, obj: Prompt, form: Any, change: bool) -> None:
        """Write through the actions: an edit is a new version."""
        by = cast(User, request.user)
        if change:
            number = form.cleaned_data["number"]
            edit_prompt(by=by, prompt=obj, number=number, wording=form.wording())
            return
        saved = add_prompt(by=by, library=obj.library, slug=obj.slug, wording=form.wording())
        obj.pk = saved.pk

    def response_add(
        self, request: HttpRequest, obj: Prompt, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Stay with the new prompt: its next step stands there."""
        return self._saved(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Prompt) -> HttpResponse:
        """Stay with the prompt: its next step stands there."""
        return self._saved(request, obj) or super().response_change(request, obj)

    def _saved(self, request: HttpRequest, prompt: Prompt) -> HttpResponse | None:
        if "_addanother" in request.POST:
            return None
        messages.success(request, _("Saved as a draft. Its next step stands below."))
        return redirect("admin:prompts_prompt_change", prompt.pk)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form, with where the prompt stands and its next steps above it."""
        prompt = self.get_object(request, object_id) if object_id else None
        standing = self._standing(request, prompt) if prompt else {}
        try:
            return super().changeform_view(
                request, object_id, form_url, standing | (extra_context or {})
            )
        except CuratingRefused as refused:
            messages.warning(request, str(refused))
            return redirect(request.path)

    def _standing(self, request: HttpRequest, prompt: Prompt) -> dict[str, Any]:
        may_change = self.has_change_permission(request, prompt)
        return {
            "prompt": prompt,
            "standing": steps.standing_of(prompt),
            "next_word": steps.next_word(prompt, request.user),
            "steps": steps.steps_for(prompt, request.user) if may_change else [],
            "remark": prompt.remarks.filter(number=prompt.latest_version.number).first()
            if prompt.latest_version and prompt.state == Prompt.State.DRAFT
            else None,
            "changes": changed_since_live(prompt),
            "findings": findings_about(prompt),
            "answered_by": columns.answered_by(prompt),
            "title": _("Prompt"),
            "subtitle": columns.words(prompt),
        }

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every version with what changed, and who did what."""
        prompt = prompt_or_404(self, request, object_id)
        if not self.has_view_permission(request, prompt):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": _("Versions"),
            "opts": self.opts,
            "prompt": prompt,
            "versions": versions_of(prompt),
            "deeds": deeds_about(prompt),
            "restore": steps.RESTORE if self.has_change_permission(request, prompt) else None,
        }
        return TemplateResponse(request, "admin/prompts/prompt/versions.html", context)
