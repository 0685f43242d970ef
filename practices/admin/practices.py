"""Find, write, review, publish and retire practices."""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from practices.actions.catalogue import at_hand
from practices.actions.curating import add_practice, edit_practice
from practices.admin import newer, preview, steps
from practices.admin.filters import WaitingFilter
from practices.admin.forms import PracticeForm
from practices.admin.history import changed_since_seen, deeds_about, seen_now, versions_of
from practices.admin.pages import practice_or_404
from practices.linting import findings_of
from practices.models import Practice
from prompts.admin.pages import HeldWhileSaving, show
from prompts.errors import CuratingRefused

if TYPE_CHECKING:
    PracticeModelAdmin = admin.ModelAdmin[Practice]
else:
    PracticeModelAdmin = HeldWhileSaving

PAGES = (steps, preview, newer)


@admin.display(description=_("where it stands"), ordering="state")
def standing(practice: Practice) -> str:
    """Where it stands."""
    return steps.standing_of(practice)


@admin.register(Practice)
class PracticeAdmin(PracticeModelAdmin):
    """One page per practice: its newest version, where it stands, its next step."""

    form = PracticeForm
    actions = None
    list_display = ("title", "kind", standing, "energy_cost", "evidence_grade")
    list_filter = (
        WaitingFilter,
        "state",
        "kind",
        "family",
        "player",
        "energy_cost",
        "evidence_grade",
        "holds_breath",
    )
    search_fields = ("title", "summary", "slug")
    ordering = ("kind", "title")
    show_facets = admin.ShowFacets.NEVER
    prepopulated_fields: ClassVar = {"slug": ("title",)}
    fieldsets = (
        (None, {"fields": ("number", "title", "slug", "family", "kind", "summary")}),
        (_("Doing it"), {"fields": ("steps", "easier_version", "exit_note", "gentler")}),
        (_("Care"), {"fields": ("cautions", "pattern", "holds_breath", "without_holds")}),
        (
            _("What it asks for"),
            {"fields": ("lengths", "energy_cost", "postures", "eyes", "places")},
        ),
        (_("When it fits, and whom"), {"fields": ("player", "phases", "domains", "lenses")}),
        (_("What is known"), {"fields": ("evidence_grade", "evidence_note")}),
    )

    class Media:
        js: ClassVar = [Script("prompts/save-first.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Rows with their newest versions, in one query."""
        return super().get_queryset(request).select_related("latest_version", "gentler")

    def view_on_site(self, practice: Practice) -> str:
        """Lead to the page as a client sees it."""
        return practice.get_absolute_url()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """Make an address from the title once, never again."""
        return {} if obj else dict(self.prepopulated_fields)

    def get_readonly_fields(self, request: HttpRequest, obj: Practice | None = None) -> Any:
        """An address never changes: files and links know it."""
        return ["slug"] if obj else []

    def get_urls(self) -> list[URLPattern]:
        """The curators' own pages, before the admin's."""
        return [url for page in PAGES for url in page.urls(self)] + super().get_urls()

    def save_model(self, request: HttpRequest, obj: Practice, form: Any, change: bool) -> None:
        """Write through the actions: an edit is a new version, people see what they saw."""
        by = cast(User, request.user)
        if change:
            number = form.cleaned_data["number"]
            edit_practice(by=by, practice=obj, number=number, content=form.content())
            return
        obj.pk = add_practice(by=by, slug=obj.slug, content=form.content()).pk

    def response_add(
        self, request: HttpRequest, obj: Practice, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Stay with the new practice: its next step stands there."""
        return self._saved(request, obj)

    def response_change(self, request: HttpRequest, obj: Practice) -> HttpResponse:
        """Stay with the practice: its next step stands there."""
        return self._saved(request, obj)

    def _saved(self, request: HttpRequest, practice: Practice) -> HttpResponse:
        messages.success(request, _("Saved as a draft. Its next step stands below."))
        return redirect("admin:practices_practice_change", practice.pk)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form, with where the practice stands and its next steps above it."""
        practice = self.get_object(request, object_id) if object_id else None
        context = self._standing(request, practice) if practice else {}
        try:
            return super().changeform_view(
                request, object_id, form_url, context | (extra_context or {})
            )
        except CuratingRefused as refused:
            messages.warning(request, str(refused))
            return redirect(request.path)

    def _standing(self, request: HttpRequest, practice: Practice) -> dict[str, Any]:
        may_change = self.has_change_permission(request, practice)
        return {
            "practice": practice,
            "standing": steps.standing_of(practice),
            "next_word": steps.next_word(practice),
            "steps": steps.steps_for(practice, request.user) if may_change else [],
            "changes": changed_since_seen(practice),
            "findings": findings_of(at_hand(practice)),
            "title": _("Practice"),
        }

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every version with what changed, and who did what."""
        practice = practice_or_404(self, request, object_id)
        if not self.has_view_permission(request, practice):
            raise PermissionDenied
        context = {
            "title": _("Versions"),
            "practice": practice,
            "versions": versions_of(practice),
            "seen": seen_now(practice),
            "deeds": deeds_about(practice),
            "restore": steps.RESTORE if self.has_change_permission(request, practice) else None,
        }
        return show(self, request, "practice/versions.html", context)
