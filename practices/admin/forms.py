"""The curator's form of one practice: its newest version, checked as it is saved."""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from practices.actions.catalogue import at_hand
from practices.loading import CONTENT, Written
from practices.models import Practice
from practices.reading import readable
from prompts.vocabulary import Domain, Lens, Phase

if TYPE_CHECKING:
    PracticeModelForm = forms.ModelForm[Practice]
else:
    PracticeModelForm = forms.ModelForm


PROSE = ("summary", "easier_version", "exit_note", "without_holds", "evidence_note")


class LinesField(forms.CharField):
    """Several short texts, one on each line."""

    def __init__(self, *, rows: int = 6, **options: Any) -> None:
        area = forms.Textarea(attrs={"rows": rows, "cols": 90})
        super().__init__(**{"widget": area} | options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Return the lines that say something."""
        lines = (line.strip() for line in super().clean(value).splitlines())
        return [line for line in lines if line]


def several(label: Any, choices: Any, *, needed: bool = True) -> forms.MultipleChoiceField:
    boxes = forms.CheckboxSelectMultiple()
    return forms.MultipleChoiceField(label=label, choices=choices, required=needed, widget=boxes)


class PracticeForm(PracticeModelForm):
    """One practice, checked by the model's own rules; never saved over somebody else's edit."""

    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    steps = LinesField(label=_("Steps"), help_text=_("One on each line."))
    cautions = LinesField(
        label=_("Cautions"),
        rows=4,
        required=False,
        help_text=_("One on each line. Shown before the steps."),
    )
    postures = several(_("Posture"), Practice.Posture)
    places = several(_("Where"), Practice.Place)
    phases = several(_("When it fits"), Phase)
    domains = several(_("What it touches"), Domain)
    lenses = several(_("Who it may suit"), Lens, needed=False)
    gentler = forms.ModelChoiceField(
        label=_("Gentler alternative"),
        queryset=Practice.objects.order_by("title"),
        required=False,
    )
    pattern = forms.JSONField(
        label=_("Breath pattern"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 90}),
        help_text=_('Seconds, as in {"inhale": 4, "exhale": 6}. Empty where breath is free.'),
    )

    class Meta:
        model = Practice
        exclude = ("state",)
        widgets: ClassVar = {name: forms.Textarea(attrs={"rows": 3, "cols": 90}) for name in PROSE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saved: Written | None = at_hand(self.instance) if self.instance.pk else None
        self.initial["number"] = self.number_at_hand()
        if self.saved:
            gentler = Practice.objects.filter(slug=self.saved["gentler"] or None).first()
            self.initial.update(self.saved, gentler=gentler.pk if gentler else None)

    def number_at_hand(self) -> int:
        latest = self.instance.latest_version
        return latest.number if latest else 0

    def clean_pattern(self) -> Any:
        return self.cleaned_data["pattern"] or {}

    def clean(self) -> dict[str, Any]:
        """Refuse to write over words that nobody on this page has seen."""
        data = super().clean() or {}
        if self.saved and data.get("number") != self.number_at_hand():
            typed = cast(QueryDict, self.data).copy()
            typed["number"] = str(self.number_at_hand())
            self.data = typed
            self.add_error(None, self.what_they_say())
        return data

    def what_they_say(self) -> str:
        said = _(
            "Somebody saved this practice meanwhile. Where it differs from yours, it now says: "
            "%(theirs)s. Your words are still here. Save again to put them after theirs."
        )
        mine = {name: self.cleaned_data.get(name) for name in CONTENT}
        theirs = [
            f"{capfirst(str(self.fields[name].label))}: “{readable(name, value)}”"
            for name, value in (self.saved or {}).items()
            if name in mine and mine[name] != value
        ]
        return str(said) % {"theirs": ", ".join(theirs) or "–"}

    def content(self) -> Written:
        """What the curator wrote, as a version keeps it."""
        gentler = self.cleaned_data["gentler"]
        lengths = sorted(set(self.cleaned_data["lengths"]))
        content = {name: self.as_kept(name) for name in CONTENT} | {"lengths": lengths}
        return content | {"gentler": gentler.slug if gentler else ""}

    def as_kept(self, name: str) -> Any:
        """What was chosen; the same choices in another order are no change."""
        value, kept = self.cleaned_data[name], (self.saved or {}).get(name)
        is_choice = isinstance(self.fields[name], forms.MultipleChoiceField)
        return kept if is_choice and kept and set(kept) == set(value) else value
