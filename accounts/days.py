"""Which days a person may name, and which of them every clock of the world can show. Pure."""

from datetime import date, timedelta

FIRST_DAY = date(1900, 1, 1)
LONGEST_AHEAD = timedelta(days=5 * 366)
# Some weeks from where the machine's calendar ends, so that days and a zone can still be added.
FIRST_ON_CLOCKS, LAST_ON_CLOCKS = date.min + timedelta(days=3), date.max - timedelta(days=60)


def last_day(today: date) -> date:
    """The last day that can be meant."""
    return min(today, LAST_ON_CLOCKS - LONGEST_AHEAD) + LONGEST_AHEAD


def on_clocks(day: date) -> date:
    """This day, or the nearest to it on which hours can be told. What was typed once may be any."""
    return min(max(day, FIRST_ON_CLOCKS), LAST_ON_CLOCKS)
