"""Finding prompts by any facet of the version at hand."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from prompts.models import Prompt
from prompts.vocabulary import Depth, Lens, Mode, Phase, Weight


class Facet(admin.SimpleListFilter):
    """One facet: its codes, and where in the latest version they stand."""

    choices_of: Any
    lookup: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Every code with its label."""
        return list(self.choices_of)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep prompts whose latest version carries the code."""
        code = self.value()
        if code not in dict(self.choices_of):
            return queryset
        wanted = [code] if self.lookup.endswith("__contains") else code
        return queryset.filter(**{f"latest_version__{self.lookup}": wanted})


class PhaseFacet(Facet):
    title, parameter_name = _("phase"), "phase"
    choices_of, lookup = Phase.choices, "phases__contains"


class DepthFacet(Facet):
    title, parameter_name = _("depth"), "depth"
    choices_of, lookup = Depth.choices, "depth"


class LensFacet(Facet):
    title, parameter_name = _("lens"), "lens"
    choices_of, lookup = Lens.choices, "lenses__contains"


class WeightFacet(Facet):
    title, parameter_name = _("weight"), "weight"
    choices_of, lookup = Weight.choices, "weight"


class ModeFacet(Facet):
    title, parameter_name = _("mode"), "mode"
    choices_of, lookup = Mode.choices, "mode"


class WaitingFacet(admin.SimpleListFilter):
    """What needs a curator's next step."""

    title, parameter_name = _("waiting"), "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The two things a prompt can wait for."""
        return [("review", _("for review")), ("publishing", _("for publishing"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep those that wait for it."""
        if self.value() == "review":
            return queryset.awaiting_review()
        if self.value() == "publishing":
            return queryset.filter(state=Prompt.State.REVIEWED)
        return queryset
