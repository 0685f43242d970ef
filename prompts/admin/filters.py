"""Finding prompts by any facet: of the newest wording, or of the one people are offered.

Each filter knows its values and ignores any other, so no address can break the list.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prompts.models import Library, Prompt, PromptTranslation
from prompts.vocabulary import OPT_IN_LENSES, Depth, Domain, Lens, Mode, Phase, Weight

OFFERED = "offered"
FOR_EVERYBODY = "none"


def version_asked_for(request: HttpRequest) -> str:
    """Which version the facets look at: what people are offered, or the newest wording."""
    return "live_version" if request.GET.get(OFFERED) == "yes" else "latest_version"


class Choices(admin.SimpleListFilter):
    """One field of the form above the list."""

    template = "admin/prompts/_facet.html"

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Each choice with its code, so that a form can send several facets at once."""
        codes = ["", *(code for code, _label in self.lookup_choices)]
        for code, choice in zip(codes, super().choices(changelist), strict=True):
            yield {**choice, "value": code}


class Facet(Choices):
    """One facet: its codes, and where in a version they stand."""

    choices_of: Any
    lookup: str

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.version = version_asked_for(request)
        super().__init__(request, *args)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Every code with its label."""
        return list(self.choices_of)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep prompts whose version carries the code."""
        code = self.value()
        if code not in dict(self.choices_of):
            return queryset
        wanted = [code] if self.lookup.endswith("__contains") else code
        return queryset.filter(**{f"{self.version}__{self.lookup}": wanted})


class PhaseFacet(Facet):
    title, parameter_name = _("phase"), "phase"
    choices_of, lookup = Phase.choices, "phases__contains"


class DepthFacet(Facet):
    title, parameter_name = _("how much it asks for"), "depth"
    choices_of, lookup = Depth.choices, "depth"


class LensFacet(Facet):
    title, parameter_name = _("lens"), "lens"
    choices_of, lookup = Lens.choices, "lenses__contains"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Every lens, after the prompts that ask for none to be chosen."""
        return [(FOR_EVERYBODY, _("for everybody")), *Lens.choices]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep what looks through the lens, or what everybody may be offered."""
        if self.value() == FOR_EVERYBODY:
            opt_in = {f"{self.version}__lenses__overlap": sorted(OPT_IN_LENSES)}
            return queryset.exclude(**opt_in)
        return super().queryset(request, queryset)


class WeightFacet(Facet):
    title, parameter_name = _("weight"), "weight"
    choices_of, lookup = Weight.choices, "weight"


class ModeFacet(Facet):
    title, parameter_name = _("way of answering"), "mode"
    choices_of, lookup = Mode.choices, "mode"


class DomainFacet(Facet):
    title, parameter_name = _("side of life"), "domain"
    choices_of, lookup = Domain.choices, "domain"


class Question(Choices, ABC):
    """A few answers, each a condition on the prompt itself."""

    answers: tuple[tuple[str, str | Promise], ...]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The answers there are."""
        return list(self.answers)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep those for which the chosen answer is true."""
        chosen = self.value()
        return (
            queryset.filter(self.true_for(chosen, request)) if self.is_known(chosen) else queryset
        )

    def is_known(self, chosen: str | None) -> bool:
        """Whether somebody chose one of the answers."""
        return chosen in dict(self.lookup_choices)

    @abstractmethod
    def true_for(self, chosen: str | None, request: HttpRequest) -> Q:
        """The condition."""


class WaitingFacet(Question):
    """What needs a curator's next step."""

    title, parameter_name = _("what it waits for"), "waiting"
    answers = (
        ("review", _("a review")),
        ("my-review", _("a review by me")),
        ("publishing", _("publishing")),
        ("its-time", _("its set time")),
        ("sending", _("being sent for review")),
    )

    def true_for(self, chosen: str | None, request: HttpRequest) -> Q:
        """Waiting is a matter of state and times."""
        sent = Q(state=Prompt.State.DRAFT, submitted_at__isnull=False)
        return {
            "review": sent,
            "my-review": sent & ~written_by(request),
            "publishing": Q(state=Prompt.State.REVIEWED, publish_at=None),
            "its-time": Q(publish_at__isnull=False),
        }.get(str(chosen), Q(state=Prompt.State.DRAFT, submitted_at=None))


class StateFacet(Question):
    title, parameter_name = _("state"), "state__exact"
    answers = tuple(Prompt.State.choices)

    def true_for(self, chosen: str | None, request: HttpRequest) -> Q:
        """The state of the newest wording."""
        return Q(state=chosen)


class OfferedFacet(Question):
    """Also turns the other facets to the wording people are offered."""

    title, parameter_name = _("offered to people now"), OFFERED
    answers = (("yes", _("yes")), ("no", _("no")))

    def true_for(self, chosen: str | None, request: HttpRequest) -> Q:
        """Offered means there is a live version."""
        return Q(live_version__isnull=chosen == "no")


class WriterFacet(Question):
    title, parameter_name = _("written by"), "by"
    answers = (("me", _("me")), ("others", _("somebody else")), ("files", _("the shipped files")))

    def true_for(self, chosen: str | None, request: HttpRequest) -> Q:
        """Whoever wrote the newest wording."""
        if chosen == "files":
            return Q(drafted_by=None)
        mine = written_by(request)
        return mine if chosen == "me" else ~mine & Q(drafted_by__isnull=False)


class TranslationFacet(Question):
    title, parameter_name = _("translation"), "translated"
    answers = (("yes", _("in another language too")), ("no", _("in no other language yet")))

    def true_for(self, chosen: str | None, request: HttpRequest) -> Q:
        """A live translation of the wording the facets look at."""
        found = Exists(
            PromptTranslation.objects.live().filter(version=OuterRef(version_asked_for(request)))
        )
        return Q(found) if chosen == "yes" else ~Q(found)


class FilesFacet(Question):
    title, parameter_name = _("shipped files"), "files"
    answers = (
        ("newer", _("say something newer")),
        ("came", _("it came with them")),
        ("ours", _("written here")),
    )

    def true_for(self, chosen: str | None, request: HttpRequest) -> Q:
        """Compared with what the files say."""
        if chosen == "newer":
            return Q(newer_in_files__isnull=False)
        return Q(loaded_hash="") if chosen == "ours" else ~Q(loaded_hash="")


class LibraryFacet(Question):
    title, parameter_name = _("collection"), "library"
    answers = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Every collection by its title."""
        return [(library.slug, library.title) for library in Library.objects.all()]

    def true_for(self, chosen: str | None, request: HttpRequest) -> Q:
        """The collection it belongs to."""
        return Q(library__slug=chosen)


def written_by(request: HttpRequest) -> Q:
    """Written by whoever asks."""
    return Q(drafted_by=request.user.pk)


FACETS: list[Any] = [
    WaitingFacet,
    StateFacet,
    OfferedFacet,
    WriterFacet,
    PhaseFacet,
    DepthFacet,
    LensFacet,
    WeightFacet,
    DomainFacet,
    ModeFacet,
    FilesFacet,
    TranslationFacet,
    LibraryFacet,
]
