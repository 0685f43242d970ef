"""A chosen file, kept for an hour between being shown and being agreed to.

It is kept signed in the cache, under a name only its curator's log-in can ask for.
"""

import base64
import re
from secrets import token_urlsafe
from typing import NamedTuple

from django.core import signing
from django.core.cache import cache

from accounts.models import User

SALT = "prompts.exchange.kept"
AN_HOUR = 60 * 60
TOKEN = re.compile(r"[\w-]{22}", re.ASCII)


class KeptFile(NamedTuple):
    """A file as it was chosen."""

    name: str
    raw: bytes


def keep_file(*, by: User, name: str, raw: bytes) -> str:
    """Keep it for its curator; the answer is what it is asked for by."""
    token = token_urlsafe(16)
    kept = {"name": name, "raw": base64.b64encode(raw).decode()}
    cache.set(_key(by, token), signing.dumps(kept, salt=SALT, compress=True), AN_HOUR)
    return token


def kept_file(*, by: User, token: str) -> KeptFile | None:
    """The file, if it is this curator's and still here."""
    signed = cache.get(_key(by, token)) if TOKEN.fullmatch(token) else None
    if signed is None:
        return None
    try:
        kept = signing.loads(signed, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    return KeptFile(kept["name"], base64.b64decode(kept["raw"]))


def forget_file(*, by: User, token: str) -> None:
    """It has been taken in."""
    cache.delete(_key(by, token))


def _key(by: User, token: str) -> str:
    return f"exchange:{by.public_id}:{token}"
