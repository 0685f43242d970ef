"""Countries and clocks to choose from, read from the time zone database that Python uses."""

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.utils.translation import gettext_lazy as _

REGIONS = {
    "Africa": _("Africa"),
    "America": _("The Americas"),
    "Antarctica": _("Antarctica"),
    "Arctic": _("The Arctic"),
    "Asia": _("Asia"),
    "Atlantic": _("The Atlantic"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": _("The Indian Ocean"),
    "Pacific": _("The Pacific"),
}
SPELT_OUT = {"DumontDUrville": "Dumont d’Urville", "St Johns": "St. John’s"}
COMMON = ("UTC", _("UTC, the world's common clock"))
COMMON_NAMES = ("Etc/UTC", "Etc/GMT")
Choices = list[tuple[str, object]]


@cache
def countries() -> list[tuple[str, str]]:
    """Return (ISO code, name) of every country, by name."""
    rows = [line.split("\t") for line in lines_of("iso3166.tab") if not line.startswith("#")]
    return sorted(((code, name) for code, name in rows), key=lambda row: row[1])


@cache
def time_zones() -> Choices:
    """Return the clocks of the world by region, each under one name, for a select with groups."""
    groups: dict[str, list[tuple[str, str]]] = {region: [] for region in REGIONS}
    for zone, label in listed_zones().items():
        groups[zone.partition("/")[0]].append((zone, label))
    by_label = [
        (REGIONS[region], sorted(group, key=lambda zone: zone[1]))
        for region, group in groups.items()
    ]
    return [COMMON, *by_label]  # type: ignore[list-item]


def clocks_for(own: str) -> Choices:
    """The same, with the clock somebody has already, should it go by an older name."""
    zones = time_zones()
    if own == "UTC" or own in listed_zones() or own not in available_timezones():
        return zones
    return [COMMON, (_("As it is now"), [(own, own.replace("_", " "))]), *zones[1:]]  # type: ignore[list-item]


@cache
def listed_zones() -> dict[str, str]:
    """Return every zone that the database lists for a country, with its words."""
    names = dict(countries())
    rows = (line.split("\t") for line in lines_of("zone.tab") if not line.startswith("#"))
    return {zone: place_in_words(zone, names[code]) for code, _where, zone, *_note in rows}


def place_in_words(zone: str, country: str) -> str:
    """`America/Indiana/Knox` in `United States`: Knox, Indiana, United States."""
    places = [SPELT_OUT.get(each, each) for each in zone.replace("_", " ").split("/")[1:]]
    return ", ".join(dict.fromkeys([*reversed(places), country]))


@cache
def listed_names() -> dict[str, str]:
    """Return older names of zones, as some browsers still use them, with the name we list."""
    listed = listed_zones()
    links = (line.split() for line in lines_of("tzdata.zi") if line.startswith("L "))
    pairs = {alias: "UTC" if to in COMMON_NAMES else to for _link, to, alias in links}
    pairs |= dict.fromkeys(COMMON_NAMES, "UTC")
    return {
        alias: to
        for alias, to in pairs.items()
        if alias not in listed and (to in listed or to == "UTC")
    }


def lines_of(name: str) -> list[str]:
    """Read a table of the time zone database."""
    return (files("tzdata") / "zoneinfo" / name).read_text("utf-8").splitlines()


def clock(name: str) -> ZoneInfo:
    """Return a person's clock; UTC where this machine does not know the place."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder, as Europe
        return ZoneInfo("UTC")
