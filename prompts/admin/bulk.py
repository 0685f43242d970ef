"""Several prompts at once: tag them after a dry run, send them for review, review them."""

from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from prompts.actions import review_prompts, submit_prompts, tag_prompts
from prompts.actions.together import Tagging
from prompts.admin.pages import Desk, at, show
from prompts.errors import CuratingRefused
from prompts.history import LabelledChange, changed
from prompts.models import Prompt
from prompts.versions import wording_of
from prompts.vocabulary import Depth, Domain, Lens, Phase, Weight
from prompts.wording import Wording, faults_of

LONGEST_ADDRESS = 3000
MOST_AT_ONCE = 500
AS_IT_IS = ("", gettext_lazy("leave as it is"))


class Together(NamedTuple):
    """A step that is taken with several prompts, once each was read on the page."""

    name: str
    title: str | Promise
    words: str | Promise
    button: str | Promise
    action: Callable[..., int]
    done: Callable[[int], str]


class Line(NamedTuple):
    """One prompt on such a page: its words, and what is or would be different."""

    prompt: Prompt
    changes: list[LabelledChange]
    fault: str


class ChosenForm(forms.Form):
    """Which prompts, each at the version the curator saw: `12:3,15:1`."""

    chosen = forms.RegexField(
        r"^\d{1,9}:\d{1,6}(,\d{1,9}:\d{1,6})*$", max_length=20_000, widget=forms.HiddenInput
    )

    def seen(self) -> dict[int, int]:
        """Versions by prompt."""
        pairs = (pair.split(":") for pair in self.cleaned_data["chosen"].split(","))
        return {int(key): int(number) for key, number in pairs}


def _codes(label: Any, choices: Any) -> forms.MultipleChoiceField:
    boxes = forms.CheckboxSelectMultiple()
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=boxes)


def _one(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[AS_IT_IS, *choices], required=False)


class TaggingForm(forms.Form):
    """What to add, take away and set."""

    add_lenses = _codes(gettext_lazy("Add lenses"), Lens.choices)
    remove_lenses = _codes(gettext_lazy("Take lenses away"), Lens.choices)
    add_phases = _codes(gettext_lazy("Add phases"), Phase.choices)
    remove_phases = _codes(gettext_lazy("Take phases away"), Phase.choices)
    depth = _one(gettext_lazy("How much it asks for"), Depth.choices)
    weight = _one(gettext_lazy("Weight"), Weight.choices)
    domain = _one(gettext_lazy("Side of life"), Domain.choices)

    def clean(self) -> dict[str, Any]:
        """Something has to change, and nothing both ways."""
        values = super().clean() or {}
        if not any(values.values()):
            raise forms.ValidationError(_("Choose at least one thing to change."))
        for kind in ("lenses", "phases"):
            both = set(values.get(f"add_{kind}", ())) & set(values.get(f"remove_{kind}", ()))
            if both:
                self.add_error(f"remove_{kind}", _("The same one cannot be added and taken away."))
        return values

    def tagging(self) -> Tagging:
        """What was chosen, as the action takes it."""
        values = self.cleaned_data
        lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
        return Tagging(**values | lists)


def _sent(count: int) -> str:
    said = ngettext("%(count)s sent for review.", "%(count)s sent for review.", count)
    return said % {"count": count}


def _reviewed(count: int) -> str:
    said = ngettext(
        "%(count)s reviewed. It can be published.",
        "%(count)s reviewed. They can be published.",
        count,
    )
    return said % {"count": count}


SUBMIT = Together(
    "submit",
    gettext_lazy("Send these for review"),
    gettext_lazy("Look at each wording once more. All of them are sent, or none."),
    gettext_lazy("Send all for review"),
    submit_prompts,
    _sent,
)
REVIEW = Together(
    "review",
    gettext_lazy("Review these"),
    gettext_lazy(
        "Read each wording. You agree to all of them, or to none; what you would send back, "
        "leave out and review on its own page."
    ),
    gettext_lazy("I have read them and agree to all"),
    review_prompts,
    _reviewed,
)


def urls(desk: Desk) -> list[URLPattern]:
    """Where these pages lie."""

    def _step(step: Together) -> URLPattern:
        def page(desk: Desk, request: HttpRequest) -> HttpResponse:
            return together(desk, request, step)

        return at(
            desk, f"{step.name}-several/", page, f"prompts_{step.name}_several", needs="change"
        )

    return [
        at(desk, "tag-several/", tag, "prompts_tag_several", needs="change"),
        _step(SUBMIT),
        _step(REVIEW),
    ]


def tag(desk: Desk, request: HttpRequest) -> HttpResponse:
    """Choose tags, look at what they would change, then write all of it or nothing."""
    chosen = ChosenForm(request.POST or request.GET)
    if not chosen.is_valid():
        return _nothing_chosen(desk, request)
    asked = request.method == "POST" and "back" not in request.POST
    form = TaggingForm(request.POST or None)
    context = {"title": _("Tag several prompts"), "chosen": chosen, "form": form}
    if not asked or not form.is_valid():
        lines = [Line(prompt, [], "") for prompt in _prompts(chosen)]
        status = 422 if asked else 200
        unsaid = context | {
            "lines": lines,
            "form": form if asked else TaggingForm(initial=_typed(request.POST)),
        }
        return show(desk, request, "tag.html", unsaid, status=status)
    if "write" in request.POST:
        return _write(desk, request, chosen, form, context)
    return show(desk, request, "tag_look.html", context | _dry_run(chosen, form.tagging()))


def _write(
    desk: Desk, request: HttpRequest, chosen: ChosenForm, form: TaggingForm, context: dict[str, Any]
) -> HttpResponse:
    try:
        count = tag_prompts(by=request.user, seen=chosen.seen(), tagging=form.tagging())  # type: ignore[arg-type]
    except CuratingRefused as refused:
        again = context | _dry_run(chosen, form.tagging()) | {"refused": str(refused)}
        return show(desk, request, "tag_look.html", again, status=422)
    said = ngettext("%(count)s new draft written.", "%(count)s new drafts written.", count)
    messages.success(request, said % {"count": count})
    return redirect(_onward("submit", _prompts(chosen)))


def together(desk: Desk, request: HttpRequest, step: Together) -> HttpResponse:
    """Show each wording, then take the step with all of them."""
    chosen = ChosenForm(request.POST or request.GET)
    if not chosen.is_valid():
        return _nothing_chosen(desk, request)
    refused = ""
    if request.method == "POST":
        try:
            count = step.action(by=request.user, seen=chosen.seen())
        except CuratingRefused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, step.done(count))
            return redirect("admin:prompts_prompt_changelist")
    lines = [Line(prompt, _since_live(prompt), "") for prompt in _prompts(chosen)]
    context = {"title": step.title, "step": step, "chosen": chosen, "lines": lines}
    status = 422 if refused else 200
    return show(desk, request, "together.html", context | {"refused": refused}, status=status)


def _dry_run(chosen: ChosenForm, tagging: Tagging) -> dict[str, Any]:
    """Each prompt with what would change, and what stands in the way."""
    lines = [_would_be(prompt, tagging) for prompt in _prompts(chosen)]
    return {
        "lines": lines,
        "changing": sum(bool(line.changes) for line in lines),
        "faulty": [line for line in lines if line.fault],
    }


def _would_be(prompt: Prompt, tagging: Tagging) -> Line:
    old = _wording(prompt)
    new = tagging.of(old)
    faults = " ".join(str(fault.message) for fault in faults_of(new))
    return Line(prompt, changed(old, new), faults)


def _since_live(prompt: Prompt) -> list[LabelledChange]:
    """What is new since people last saw it; everything, where they never did."""
    live = wording_of(prompt.live_version) if prompt.live_version else None
    return changed(live, _wording(prompt))


def _wording(prompt: Prompt) -> Wording:
    assert prompt.latest_version is not None  # every prompt is added with its first version
    return wording_of(prompt.latest_version)


def _prompts(chosen: ChosenForm) -> list[Prompt]:
    return list(Prompt.objects.with_versions().filter(pk__in=chosen.seen()))


def _nothing_chosen(desk: Desk, request: HttpRequest) -> HttpResponse:
    context = {"title": _("Choose prompts first")}
    status = 422 if request.method == "POST" else 200
    return show(desk, request, "nothing_chosen.html", context, status=status)


def _typed(sent: QueryDict) -> dict[str, Any]:
    """What was chosen on the form, for whoever comes back to it."""
    return {
        name: sent.getlist(name) if isinstance(field, forms.MultipleChoiceField) else sent.get(name)
        for name, field in TaggingForm.base_fields.items()
    }


def _onward(name: str, prompts: list[Prompt]) -> str:
    """The next page for these prompts; the list, where their names would not fit an address."""
    marks = ",".join(_mark(prompt) for prompt in prompts)
    if not marks or len(marks) > LONGEST_ADDRESS:
        return f"{reverse('admin:prompts_prompt_changelist')}?waiting=sending&by=me"
    return f"{reverse(f'admin:prompts_{name}_several')}?{urlencode({'chosen': marks})}"


def _mark(prompt: Prompt) -> str:
    return f"{prompt.pk}:{prompt.latest_version.number if prompt.latest_version else 0}"


def from_list(name: str, words: Any) -> Callable[..., HttpResponse]:
    """A choice beneath the list that leads to one of these pages."""

    @admin.action(description=words, permissions=["change"])
    def lead_on(desk: Desk, request: HttpRequest, chosen: Any) -> HttpResponse:
        return redirect(_onward(name, list(chosen.with_versions()[:MOST_AT_ONCE])))

    lead_on.__name__ = f"{name}_several"
    return lead_on


ACTIONS = [
    from_list("tag", gettext_lazy("tag them")),
    from_list("submit", gettext_lazy("send them for review")),
    from_list("review", gettext_lazy("review them")),
]
