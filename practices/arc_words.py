"""The days of the arc in words, and why a practice is on offer for these days."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import pgettext


def arc_day_in_words(day: date) -> str:
    """Write a day shortly, as one of several."""
    return date_format(day, pgettext("a day in a short list, as Django writes formats", "D j M"))
