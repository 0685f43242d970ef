"""The curator's form of one practice."""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from practices.models import Practice
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


class PracticeForm(PracticeModelForm):
    """One practice, checked by the model's own rules; never saved over somebody else's edit."""

    steps = LinesField(label=_("Steps"), help_text=_("One on each line."))
    cautions = LinesField(
        label=_("Cautions"),
        rows=4,
        required=False,
        help_text=_("One on each line. Shown before the steps."),
    )
    postures = forms.MultipleChoiceField(
        label=_("Posture"), choices=Practice.Posture, widget=forms.CheckboxSelectMultiple
    )
    places = forms.MultipleChoiceField(
        label=_("Where"), choices=Practice.Place, widget=forms.CheckboxSelectMultiple
    )
    phases = forms.MultipleChoiceField(
        label=_("When it fits"), choices=Phase, widget=forms.CheckboxSelectMultiple
    )
    domains = forms.MultipleChoiceField(
        label=_("What it touches"), choices=Domain, widget=forms.CheckboxSelectMultiple
    )
    lenses = forms.MultipleChoiceField(
        label=_("Who it may suit"),
        choices=Lens,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    pattern = forms.JSONField(
        label=_("Breath pattern"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 90}),
        help_text=_('Seconds, as in {"inhale": 4, "exhale": 6}. Empty where breath is free.'),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Practice
        exclude = ("state",)
        widgets: ClassVar = {name: forms.Textarea(attrs={"rows": 3, "cols": 90}) for name in PROSE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.last_change()

    def last_change(self) -> str:
        return self.instance.changed_at.isoformat() if self.instance.pk else ""

    def clean_pattern(self) -> Any:
        return self.cleaned_data["pattern"] or {}

    def clean(self) -> dict[str, Any]:
        """Refuse to write over words that nobody on this page has seen."""
        data = super().clean() or {}
        if data.get("seen") != self.last_change():
            typed = cast(QueryDict, self.data).copy()
            typed["seen"] = self.last_change()
            self.data = typed
            self.add_error(
                None,
                _(
                    "Somebody saved this practice meanwhile. Your words are still here. "
                    "Look at theirs in another window, or save again to keep yours."
                ),
            )
        return data
