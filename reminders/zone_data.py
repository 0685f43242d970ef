"""The zone data this process plans by, told by its bytes: one digest for each zone, one for all.

Read once a process, all of it at one time: after an update a process goes on with what it knows
until it starts again.
"""

import zoneinfo
from datetime import UTC, tzinfo
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@cache
def data_here() -> dict[str, bytes]:
    """Return each zone's data, read from where Python reads it."""
    return {zone: data_of(zone) for zone in sorted(zoneinfo.available_timezones())}


@cache
def rules_here() -> dict[str, str]:
    """Return the digest of each zone's data."""
    return {zone: digest(data) for zone, data in data_here().items()}


@cache
def fingerprint() -> str:
    return digest("\n".join(f"{zone} {told}" for zone, told in rules_here().items()).encode())


@cache
def zone_here(name: str) -> ZoneInfo:
    """Return a zone's clock; `ZoneInfoNotFoundError` where it is unknown here."""
    if not is_known(name):
        raise ZoneInfoNotFoundError(name)
    return ZoneInfo.from_file(BytesIO(data_here()[name]), key=name)


def clock_of(name: str) -> tzinfo:
    """Return a zone's clock, UTC's where it is unknown here: to show a day, never to plan by."""
    return zone_here(name) if is_known(name) else UTC


def is_known(name: str) -> bool:
    return name in data_here()


def data_of(zone: str) -> bytes:
    for folder in zoneinfo.TZPATH:
        path = Path(folder, zone)
        if path.is_file():
            return path.read_bytes()
    return files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes()


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
