"""A field that asks which session something goes with, if with any."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from journal.models import Session
from journal.own_words import with_word
from journal.queries import session_lines


class SessionChoice(forms.ChoiceField):
    """The person’s own sessions, in their own word for them; cleans to the session itself."""

    def __init__(self, client: User, **kwargs: Any) -> None:
        lines = session_lines(client)
        self.sessions = {str(line.session.public_id): line.session for line in lines}
        named = [(str(line.session.public_id), line.label) for line in lines]
        super().__init__(
            label=with_word(_("About a %(word)s"), client),
            required=False,
            choices=[("", with_word(_("Not about a %(word)s"), client)), *named],
            **kwargs,
        )

    def clean(self, value: Any) -> Session | None:
        return self.sessions.get(super().clean(value))
