"""Preview as a client: the three that choosing would offer, just as somebody would meet them.

No person is read: the phase, the capacity and the lenses are those a curator picks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prompts.admin.pages import Desk, at, prompt_or_404, show
from prompts.models import Prompt
from prompts.queries import PromptOffer, live_prompts, offer_of
from prompts.selection import choose, room_for
from prompts.vocabulary import DEPTHS_OF_PHASE, OPT_IN_LENSES, Depth, Lens, Phase, Weight

NO_ENTRY = UUID(int=0)  # the partial names addresses of an entry; there is none
DAY, LATE = "day", "late"


class MomentForm(forms.Form):
    """Who might be there, and when."""

    phase = forms.ChoiceField(label=gettext_lazy("When"), choices=Phase.choices)
    depth = forms.ChoiceField(label=gettext_lazy("How much they have"), choices=Depth.choices)
    hour = forms.ChoiceField(
        label=gettext_lazy("Hour"),
        choices=[(DAY, gettext_lazy("by day")), (LATE, gettext_lazy("late in the evening"))],
        initial=DAY,
    )
    lenses = forms.MultipleChoiceField(
        label=gettext_lazy("Lenses they chose"),
        choices=Lens.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    heavy = forms.BooleanField(label=gettext_lazy("They asked for something heavy"), required=False)
    seed = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)


class Asked(NamedTuple):
    """The question itself, as the editor's partial names it."""

    wording: str


@dataclass(frozen=True, slots=True)
class Met:
    """A prompt as the editor's partial takes it, and why it is there."""

    offer: PromptOffer
    field: forms.BoundField
    because: str
    is_draft: bool
    mark: str = ""  # nothing is ever posted from here

    @property
    def answer(self) -> Asked:
        """What the buttons beside a question name it by."""
        return Asked(self.offer.text)

    @property
    def is_heavy(self) -> bool:
        """Whether its grounding stands open beneath it."""
        return self.offer.weight == Weight.HEAVY


class Verdict(NamedTuple):
    """Whether a draft would be among the three, in words."""

    words: str | Promise
    is_shown: bool


def urls(desk: Desk) -> list[URLPattern]:
    """Where previews lie."""
    return [
        at(desk, "preview/", preview, "prompts_preview"),
        at(desk, "<int:object_id>/preview/", prompt_preview, "prompts_prompt_preview"),
    ]


def preview(desk: Desk, request: HttpRequest) -> HttpResponse:
    """Show what somebody would be offered now."""
    form = moment_form(request, {"phase": Phase.WEAVING, "depth": Depth.TWO_MINUTES})
    offered = offered_at(form, live_prompts())
    context = {
        "title": _("Preview as a client"),
        "form": form,
        "met": met(offered),
        "public_id": NO_ENTRY,
    }
    return show(desk, request, "preview.html", context | _another_day(form))


def prompt_preview(desk: Desk, request: HttpRequest, object_id: int) -> HttpResponse:
    """Show one prompt's newest wording as if it were live, before anybody has to agree to it."""
    prompt = prompt_or_404(desk, request, object_id)
    draft = _newest(prompt)
    form = moment_form(request, _where_it_fits(draft))
    others = [offer for offer in live_prompts() if offer.prompt_id != draft.prompt_id]
    offered = offered_at(form, [*others, draft])
    context = {
        "title": _("Preview before it is live"),
        "prompt": prompt,
        "public_id": NO_ENTRY,
        "alone": met([(draft, "")], draft=draft)[0],
        "form": form,
        "met": met(offered, draft=draft),
        "verdict": verdict(draft, form, offered),
    }
    return show(desk, request, "preview.html", context | _another_day(form))


def moment_form(request: HttpRequest, otherwise: dict[str, Any]) -> MomentForm:
    """The moment asked for; where nothing was asked, one that makes sense."""
    today = {"hour": DAY, "seed": timezone.localdate().toordinal()}
    return MomentForm(request.GET if request.GET else today | otherwise)


def offered_at(form: MomentForm, prompts: Sequence[PromptOffer]) -> list[tuple[PromptOffer, str]]:
    """What choosing says for this moment; nothing where the moment makes no sense."""
    if not form.is_valid():
        return []
    asked = form.cleaned_data
    choices = choose(
        prompts,
        phase=asked["phase"],
        depth=asked["depth"],
        lenses=asked["lenses"],
        seed=asked["seed"],
        is_late=asked["hour"] == LATE,
        heavy_asked_for=asked["heavy"],
    )
    return [(choice.prompt, choice.because) for choice in choices]


def met(offered: Sequence[tuple[PromptOffer, str]], draft: PromptOffer | None = None) -> list[Met]:
    """Each prompt with the field somebody would write into."""
    page = forms.Form()
    for offer, _because in offered:
        page.fields[_name(offer)] = forms.CharField(
            label=offer.text,
            help_text=offer.helper,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3, "readonly": True}),
        )
    return [Met(offer, page[_name(offer)], because, offer is draft) for offer, because in offered]


def verdict(
    draft: PromptOffer, form: MomentForm, offered: Sequence[tuple[PromptOffer, str]]
) -> Verdict:
    """Say whether the draft would be there, and if not, why not."""
    if any(offer is draft for offer, _because in offered):
        return Verdict(_("It is among the three."), True)
    return Verdict(_why_not(draft, form.cleaned_data) if form.is_valid() else "", False)


def _why_not(draft: PromptOffer, asked: dict[str, Any]) -> str:
    room = room_for(asked["phase"], asked["depth"])
    asked_for = OPT_IN_LENSES.intersection(draft.lenses)
    if asked["phase"] not in draft.phases:
        return _("It is not among the three: it is not offered on these days.")
    if list(Depth.values).index(draft.depth) > list(Depth.values).index(room):
        return _("It is not among the three: it asks for more than they have.")
    if asked_for and asked_for.isdisjoint(asked["lenses"]):
        return _("It is not among the three: only those who chose its lens are offered it.")
    if draft.weight == Weight.HEAVY:
        return _(
            "It is not among the three: it is heavy, and heavy ones are rare. Try another day."
        )
    return _("It fits, and others were drawn today. Try another day.")


def _where_it_fits(draft: PromptOffer) -> dict[str, Any]:
    roomy = [phase for phase in draft.phases if draft.depth in DEPTHS_OF_PHASE[phase]]
    phase = (roomy or list(draft.phases))[0]
    lenses = [lens for lens in draft.lenses if lens in OPT_IN_LENSES]
    return {"phase": phase, "depth": draft.depth, "lenses": lenses}


def _newest(prompt: Prompt) -> PromptOffer:
    assert prompt.latest_version is not None  # every prompt is added with its first version
    return offer_of(prompt, prompt.latest_version)


def _another_day(form: MomentForm) -> dict[str, Any]:
    """The same moment on the next day."""
    if not form.is_valid():
        return {"moment": []}
    asked = form.cleaned_data | {"seed": form.cleaned_data["seed"] + 1}
    asked["heavy"] = "on" if asked["heavy"] else ""
    pairs = [(name, value) for name, value in asked.items() if value not in ("", [])]
    lists = [(name, value if isinstance(value, list) else [value]) for name, value in pairs]
    return {"moment": [(name, each) for name, values in lists for each in values]}


def _name(offer: PromptOffer) -> str:
    return f"answer-{offer.slug}"
