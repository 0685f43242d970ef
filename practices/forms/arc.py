"""How often and at what time something comes along the way."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.arc import Pace
from practices.arc_documents import ArcDocument
from practices.queries.arc import ArcPage
from reminders.forms.hours import clock_input


class ArcForm(forms.Form):
    """Each choice says which days it would bring."""

    pace = forms.ChoiceField(
        label=gettext_lazy("How often"),
        choices=Pace.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the three.")},
    )
    at = forms.TimeField(
        label=gettext_lazy("At what time"),
        widget=clock_input(),
        help_text=gettext_lazy("On your own clock. Quiet hours are kept."),
    )

    def __init__(self, data: Any = None, *, page: ArcPage) -> None:
        super().__init__(data, initial={"pace": page.wish.pace, "at": page.wish.at})
        self.fields["pace"].choices = choices(page)  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("pace", "at")

    def wish(self) -> ArcDocument:
        return ArcDocument(self.cleaned_data["pace"], self.cleaned_data["at"])


def choices(page: ArcPage) -> list[tuple[str, SafeString]]:
    return [(pace, label(Pace(pace).label, said(page, pace))) for pace in Pace.values]


def label(name: object, words: str) -> SafeString:
    return format_html('{}<br><span class="meta">{}</span>', name, words)


def said(page: ArcPage, pace: str) -> str:
    """The first two days, before anybody says yes."""
    if pace == Pace.NONE:
        return _("Nothing comes, and you are not asked again.")
    found = page.choices[pace]
    if found.has_rest and not found.days:
        return _("Nothing while everything rests.")
    if not found.days:
        return _("Nothing for now: there is no day to count from yet.")
    days = ", ".join(found.days[:2])
    is_all = len(found.days) <= 2 and not found.has_more
    return days if is_all else _("%(days)s; then fewer and fewer.") % {"days": days}
