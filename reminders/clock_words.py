"""Which clock a time is on, in a quiet word: whoever reads it may be elsewhere."""

from django.utils.translation import gettext as _

from reminders.zone_data import clock_of


def clock_in_words(zone: str) -> str:
    """Say "Zurich time" or "UTC"; one that is unknown here is shown by UTC's clock."""
    place = str(clock_of(zone)).rpartition("/")[2].replace("_", " ")
    return place if place in ("UTC", "GMT") else _("%(place)s time") % {"place": place}
