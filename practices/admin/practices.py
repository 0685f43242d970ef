"""Find, write, review, publish and retire practices."""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.models import User
from practices.actions.catalogue import NEXT_STATES, NotNext, keep_practice, move_practice
from practices.admin.forms import PracticeForm
from practices.models import Practice

if TYPE_CHECKING:
    PracticeModelAdmin = admin.ModelAdmin[Practice]
else:
    PracticeModelAdmin = admin.ModelAdmin

State = Practice.State
STEPS = {
    State.DRAFT: _("Take back to draft"),
    State.REVIEWED: _("Mark as reviewed"),
    State.LIVE: _("Make live"),
    State.RETIRED: _("Retire"),
}


@admin.register(Practice)
class PracticeAdmin(PracticeModelAdmin):
    """The catalogue. Each move from state to state is a button of its own, and is recorded."""

    form = PracticeForm
    actions = None
    list_display = ("title", "family", "kind", "state", "energy_cost", "evidence_grade")
    list_filter = ("state", "family", "kind", "energy_cost", "evidence_grade", "holds_breath")
    search_fields = ("title", "summary", "slug")
    ordering = ("family", "title")
    prepopulated_fields: ClassVar = {"slug": ("title",)}
    fieldsets = (
        (None, {"fields": ("seen", "title", "slug", "family", "kind", "summary")}),
        (_("Doing it"), {"fields": ("steps", "easier_version", "exit_note", "gentler")}),
        (_("Care"), {"fields": ("cautions", "pattern", "holds_breath", "without_holds")}),
        (
            _("What it asks for"),
            {"fields": ("lengths", "energy_cost", "postures", "eyes", "places")},
        ),
        (_("When it fits, and whom"), {"fields": ("player", "phases", "domains", "lenses")}),
        (_("What is known"), {"fields": ("evidence_grade", "evidence_note")}),
    )

    def view_on_site(self, practice: Practice) -> str:
        """Lead to the page as a client sees it."""
        return practice.get_absolute_url()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """Make an address from the title once, never again."""
        return {} if obj else dict(self.prepopulated_fields)

    def save_model(self, request: HttpRequest, obj: Practice, form: Any, change: bool) -> None:
        """Save through the action, so that the trail knows of it."""
        keep_practice(obj, by=cast(User, request.user))

    def get_urls(self) -> list[URLPattern]:
        """Add the one address that moves a practice to another state."""
        move = self.admin_site.admin_view(self.move)
        address = path("<int:pk>/move/<slug:state>/", move, name="practices_practice_move")
        return [address, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the state, and the buttons that lead on from it."""
        practice = kwargs.get("obj")
        if practice is not None:
            steps = [(state, STEPS[State(state)]) for state in NEXT_STATES[practice.state]]
            context |= {"steps_on": steps}
        return super().render_change_form(request, context, *args, **kwargs)

    @method_decorator(require_POST)
    def move(self, request: HttpRequest, pk: int, state: str) -> HttpResponseBase:
        """Review, publish, retire or take back one practice."""
        practice = self.get_object(request, str(pk))
        if practice is None:
            raise Http404
        if not self.has_change_permission(request, practice):
            raise PermissionDenied
        try:
            move_practice(practice, state, by=cast(User, request.user))
        except NotNext:
            messages.error(request, _("That step does not follow from where it is now."))
        return redirect("admin:practices_practice_change", pk)
