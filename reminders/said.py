"""What the settings say was done, beside the part it was done in: a long page opens there again."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Said(NamedTuple):
    """In which part of the page, and the words."""

    at: str
    words: Promise


SAID = {
    "calendar-first": Said("calendar", _("Your calendar has an address.")),
    "calendar-another": Said(
        "calendar", _("Your calendar has a new address. The one before leads nowhere now.")
    ),
    "calendar-stopped": Said("calendar", _("The calendar’s address leads nowhere now.")),
    "told": Said("browsers", _("This device is told from now on.")),
    "not-told": Said("browsers", _("That device is told no more.")),
}


def to_settings(what: str) -> str:
    """Return the address of the settings, where it says so."""
    return f"{reverse('reminders:settings')}?said={what}#{SAID[what].at}"
