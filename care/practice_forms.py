"""A practice of the catalogue, and a line with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.models import Practice


@dataclass(frozen=True)
class Shelf:
    """One kind of practice, to choose from; open where it holds what is chosen or looked for."""

    label: str
    practices: list[Practice]
    is_open: bool


class PracticeSuggestionForm(forms.Form):
    """One practice from the live catalogue; `word` leaves those that it stands in."""

    practice = forms.ChoiceField(
        label=_("A practice"), error_messages={"required": _("Choose a practice.")}
    )
    line = forms.CharField(
        label=_("A line with it"),
        required=False,
        max_length=1000,
        help_text=_("They see this line with the practice, and your name."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, data: Any = None, *, practices: Sequence[Practice], word: str = "", chosen: str = ""
    ) -> None:
        super().__init__(data, initial={"practice": chosen})
        self.word = word.strip()
        self.practices = {practice.slug: practice for practice in practices}
        choices = [(one.slug, one.title) for one in practices]
        self.fields["practice"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Practice:
        return self.practices[self.cleaned_data["practice"]]

    @property
    def shelves(self) -> list[Shelf]:
        return [shelf for kind in Practice.Kind if (shelf := self._shelf(kind)).practices]

    def _shelf(self, kind: Practice.Kind) -> Shelf:
        found = [one for one in self._found() if one.kind == kind]
        is_open = bool(self.word) or self["practice"].value() in {one.slug for one in found}
        return Shelf(str(kind.label), found, is_open)

    def _found(self) -> Iterator[Practice]:
        """Those whose name or summary has the word; what is chosen stays."""
        word, chosen = self.word.casefold(), self["practice"].value()
        for one in self.practices.values():
            if word in f"{one.title} {one.summary}".casefold() or one.slug == chosen:
                yield one
