"""How reminders reach a person: the way, the hours, and words of their own."""

from datetime import time
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from reminders.actions.choosing import Wish
from reminders.choices import Choices
from reminders.forms.hours import QuietHoursForm, clock_input
from reminders.models import ReminderSettings
from reminders.wording import Words, on_one_line

DAY_ENDS = [
    (f"{hour:02}:00", _("At midnight") if hour == 0 else f"{hour:02}:00") for hour in range(7)
]
LONGEST_SUBJECT, LONGEST_LINE = 60, 120


class OneLineField(forms.CharField):
    """Words on one line: line ends and marks that show nothing become or leave no trace."""

    def to_python(self, value: Any) -> str:
        said: str = super().to_python(value) or ""
        return on_one_line(said)


class SettingsForm(QuietHoursForm):
    """All of it on one page; every field has an answer already."""

    way = forms.ChoiceField(
        label=_("How may they come?"),
        choices=ReminderSettings.Way.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one way.")},
    )
    quiet_from = forms.TimeField(label=_("Quiet from"), required=False, widget=clock_input())
    quiet_to = forms.TimeField(label=_("Quiet until"), required=False, widget=clock_input())
    day_ends_at = forms.ChoiceField(
        label=_("My day ends"),
        choices=DAY_ENDS,
        required=False,
        help_text=_("If you are up late: a time before this still belongs to the evening before."),
    )
    keeps_coming = forms.BooleanField(
        label=_("Keep them coming as they are"),
        required=False,
        help_text=_("Otherwise fewer come while you let them pass, so that they never crowd you."),
    )
    subject = OneLineField(
        label=_("Subject"),
        max_length=LONGEST_SUBJECT,
        required=False,
        help_text=_("A locked phone shows this too. Empty: “A quiet moment, if you want it”."),
    )
    line = OneLineField(
        label=_("One line"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=_("It stands above the links."),
    )

    def __init__(self, data: Any = None, *, are_words_open: bool = True, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name in ("subject", "line"):
            self.fields[name].disabled = not are_words_open
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "way",
            Fieldset(_("Quiet hours"), HTML(hint(QUIET)), Row("quiet_from", "quiet_to")),
            "day_ends_at",
            "keeps_coming",
            Fieldset(_("Words of your own, by e-mail"), HTML(hint(OWN_WORDS)), "subject", "line"),
        )

    @classmethod
    def filled(cls, chosen: Choices) -> "SettingsForm":
        row, words = chosen.row, chosen.document.words
        return cls(
            are_words_open=chosen.is_readable,
            initial={
                "way": row.way,
                "quiet_from": row.quiet_from,
                "quiet_to": row.quiet_to,
                "day_ends_at": f"{row.day_ends_at:%H:%M}",
                "keeps_coming": row.keeps_coming,
                "subject": words.subject,
                "line": words.line,
            },
        )

    def clean_day_ends_at(self) -> time:
        return time.fromisoformat(self.cleaned_data["day_ends_at"] or "00:00")

    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(
            way=said["way"],
            quiet_from=said["quiet_from"],
            quiet_to=said["quiet_to"],
            day_ends_at=said["day_ends_at"],
            keeps_coming=said["keeps_coming"],
            words=Words(said["subject"], said["line"]),
        )


QUIET = _("Nothing comes between these times; it moves to their end. Leave both empty for none.")
OWN_WORDS = _(
    "You can leave these empty. Anybody who sees your phone or your mail may read them, so write "
    "only what may be seen. They are stored sealed, and opened to send you the mail."
)


def hint(words: Any) -> str:
    return f'<p class="hint">{words}</p>'
