"""The chain, as pure arithmetic: each link's MAC covers the link before it."""

import datetime
import hmac
from typing import NamedTuple

START = bytes(32)
PURPOSE = "audit chain"


class Link(NamedTuple):
    """What a MAC covers, in this order."""

    subject: str
    sequence: int
    at: datetime.datetime
    actor: str
    kind: str
    object_id: str
    action: str
    outcome: str


def link_mac(key: bytes, before: bytes, link: Link) -> bytes:
    """Return the MAC of a link that follows the one whose MAC is `before`."""
    at = link.at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    parts = (link.subject, str(link.sequence), at, *link[3:])
    covered = b"".join(len(part.encode()).to_bytes(2, "big") + part.encode() for part in parts)
    return hmac.digest(key, before + covered, "sha256")
