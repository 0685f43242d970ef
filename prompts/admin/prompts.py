"""Prompts in the admin: find, write, send, review, publish, retire, look back."""

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseNotAllowed,
)
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from prompts.actions import add_prompt, edit_prompt
from prompts.admin.filters import (
    DepthFacet,
    LensFacet,
    ModeFacet,
    PhaseFacet,
    WaitingFacet,
    WeightFacet,
)
from prompts.admin.forms import PromptForm, StepForm
from prompts.admin.steps import RESTORE, STEPS, Step, standing_of, steps_for
from prompts.errors import CuratingRefused
from prompts.history import deeds_about, versions_of
from prompts.models import Prompt
from prompts.versions import wording_of

if TYPE_CHECKING:
    PromptModelAdmin = admin.ModelAdmin[Prompt]
else:
    PromptModelAdmin = admin.ModelAdmin


@admin.register(Prompt)
class PromptAdmin(PromptModelAdmin):
    """One page per prompt: its latest wording, where it stands, its next step."""

    form = PromptForm
    list_display = ["words", "library", "standing", "phases", "depth", "lenses", "weight"]
    list_filter = [
        WaitingFacet,
        "state",
        PhaseFacet,
        DepthFacet,
        LensFacet,
        WeightFacet,
        ModeFacet,
        "library",
    ]
    search_fields = [
        "slug",
        "latest_version__text",
        "latest_version__helper",
        "latest_version__why",
    ]
    list_per_page = 50
    actions = None
    fieldsets = [
        (None, {"fields": ["library", "slug", "text", "helper", "why", "number"]}),
        (_("When it is offered"), {"fields": ["phases", "depth", "mode", "lenses", "domain"]}),
        (_("How much it may stir"), {"fields": ["weight", "content_note", "afterwards"]}),
        (_("Where it comes from"), {"fields": ["follow_ups", "source", "reviewer"]}),
    ]

    class Media:
        css = {"all": ["prompts/curating.css"]}
        js = [Script("prompts/save-first.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Rows with both their versions, in one query."""
        return (
            super()
            .get_queryset(request)
            .select_related("library", "latest_version", "live_version")
        )

    def get_urls(self) -> list[URLPattern]:
        """One address per step, before the admin's own."""
        own = [
            path(
                f"<int:object_id>/{step.name}/",
                self.admin_site.admin_view(partial(self.take_step, step=step)),
                name=f"prompts_prompt_{step.name}",
            )
            for step in (*STEPS, RESTORE)
        ]
        return own + super().get_urls()

    def get_readonly_fields(self, request: HttpRequest, obj: Prompt | None = None) -> list[str]:
        """A short name never changes, and a prompt keeps its library."""
        return ["library", "slug", "wording"] if obj else []

    def get_fieldsets(self, request: HttpRequest, obj: Prompt | None = None) -> Any:
        """Who may only look sees the wording as text."""
        if obj and not self.has_change_permission(request, obj):
            return [(None, {"fields": ["library", "slug", "wording"]})]
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

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form, with where the prompt stands and its next steps above it."""
        prompt = self.get_object(request, object_id) if object_id else None
        may_change = prompt is not None and self.has_change_permission(request, prompt)
        context = {
            "prompt": prompt,
            "standing": standing_of(prompt) if prompt else "",
            "steps": steps_for(prompt) if prompt and may_change else [],
        }
        try:
            return super().changeform_view(
                request, object_id, form_url, context | (extra_context or {})
            )
        except CuratingRefused as refused:
            messages.warning(request, str(refused))
            return redirect(request.path)

    def take_step(self, request: HttpRequest, object_id: int, step: Step) -> HttpResponse:
        """Do one step to the version the curator was looking at."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        prompt = self._prompt(request, object_id)
        if not self.has_change_permission(request, prompt):
            raise PermissionDenied
        form = StepForm(request.POST)
        if not form.is_valid():
            return HttpResponseBadRequest()
        try:
            step.action(by=request.user, prompt=prompt, **form.seen())
        except CuratingRefused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, str(step.done))
        return redirect("admin:prompts_prompt_change", object_id)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every version with what changed, and who did what."""
        prompt = self._prompt(request, object_id)
        if not self.has_view_permission(request, prompt):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": _("Versions"),
            "opts": self.opts,
            "prompt": prompt,
            "versions": versions_of(prompt),
            "deeds": deeds_about(prompt),
            "restore": RESTORE if self.has_change_permission(request, prompt) else None,
        }
        return TemplateResponse(request, "admin/prompts/prompt/versions.html", context)

    def _prompt(self, request: HttpRequest, object_id: int | str) -> Prompt:
        prompt = self.get_object(request, str(object_id))
        if prompt is None:
            raise Http404
        return prompt

    @admin.display(description=_("wording"))
    def wording(self, prompt: Prompt) -> str:
        """Everything the latest version says, line by line."""
        fields = wording_of(prompt.latest_version).as_fields() if prompt.latest_version else {}
        return "\n".join(f"{name}: {value}" for name, value in fields.items() if value)

    @admin.display(description=_("prompt"), ordering="latest_version__text")
    def words(self, prompt: Prompt) -> str:
        """The question itself."""
        return _latest(prompt, "text")

    @admin.display(description=_("state"), ordering="state")
    def standing(self, prompt: Prompt) -> str:
        """Where it stands."""
        return standing_of(prompt)

    @admin.display(description=_("phases"))
    def phases(self, prompt: Prompt) -> str:
        """When it is offered, in short."""
        return _latest(prompt, "phases").replace("_", " ")

    @admin.display(description=_("depth"), ordering="latest_version__depth")
    def depth(self, prompt: Prompt) -> str:
        """How much it asks for."""
        return _latest(prompt, "get_depth_display")

    @admin.display(description=_("lenses"))
    def lenses(self, prompt: Prompt) -> str:
        """What it looks through."""
        return _latest(prompt, "lenses")

    @admin.display(description=_("weight"), ordering="latest_version__weight")
    def weight(self, prompt: Prompt) -> str:
        """How much it may stir."""
        return _latest(prompt, "get_weight_display")


def _latest(prompt: Prompt, name: str) -> str:
    value: Any = getattr(prompt.latest_version, name, "")
    value = value() if callable(value) else value
    return ", ".join(value) if isinstance(value, list) else str(value)
