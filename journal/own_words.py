"""Sentences that hold a person's own word for a session.

Each is put together only when a page shows it: saving while typing asks for no word.
"""

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.preferences import session_word_of
from prompts.vocabulary import Phase

PHASES = {
    Phase.PREPARE: _("the days before your %(word)s"),
    Phase.DAY: _("the day of your %(word)s"),
    Phase.LANDING: _("the hours after your %(word)s"),
    Phase.FIRST_DAYS: _("the first days after your %(word)s"),
    Phase.FIRST_WEEK: _("the first week after your %(word)s"),
    Phase.WEAVING: _("the weeks after your %(word)s"),
    Phase.SETTLING: _("the months after your %(word)s"),
    Phase.LONG_ARC: _("the long time after your %(word)s"),
    Phase.BETWEEN: _("any day"),
}


def _with_word(sentence: Promise | str, client: User) -> str:
    return str(sentence) % {"word": session_word_of(client)}


with_word = lazy(_with_word, str)


def phase_words(phase: str, client: User) -> str:
    """Where somebody stands, in their own words."""
    return _with_word(PHASES[Phase(phase)], client)
