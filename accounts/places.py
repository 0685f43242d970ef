"""Countries and clocks to choose from, read from the time zone database that Python uses."""

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.utils.translation import gettext_lazy as _

AREAS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


@cache
def countries() -> list[tuple[str, str]]:
    """Return (ISO code, name) of every country, by name."""
    table = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return sorted(((code, name) for code, name in rows), key=lambda row: row[1])


@cache
def time_zones() -> list[tuple[str, object]]:
    """Return the clocks of the world by area, for a select with groups."""
    groups: dict[str, list[tuple[str, str]]] = {area: [] for area in AREAS}
    for zone in sorted(available_timezones()):
        area, _slash, place = zone.partition("/")
        if place and area in groups:
            groups[area].append((zone, place.replace("_", " ").replace("/", ", ")))
    return [("UTC", _("UTC, the world's common clock")), *groups.items()]


def clock(name: str) -> ZoneInfo:
    """Return a person's clock; UTC where this machine does not know the place."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
