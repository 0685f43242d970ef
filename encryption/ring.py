"""The root key ring: the only keys that come from outside. A KMS may stand here later.

`settings.KEY_RING` is JSON: {"deployment": "<id>", "current": 1, "keys": {"1": "<base64>"}}.
Several versions may live at once; new keys are wrapped under `current`.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from encryption.box import KEY_SIZE, piece
from encryption.errors import Unreadable

HOW_TO = "Make a key ring with: python -m encryption.new_key_ring"


class KeyRing:
    """Opens and seals under the root keys; shows none of them."""

    __slots__ = ("_ciphers", "current", "deployment", "place")

    def __init__(self, deployment: str, current: int, keys: Mapping[int, bytes]) -> None:
        self.deployment = deployment
        self.current = current
        self.place = piece(deployment.encode())  # the first part of the place of every box
        self._ciphers = {version: AESGCM(key) for version, key in keys.items()}

    def __repr__(self) -> str:
        return f"<key ring {self.deployment}, version {self.current}>"

    def __reduce__(self) -> str | tuple[Any, ...]:
        raise TypeError("A key ring does not leave its process.")

    @property
    def versions(self) -> list[int]:
        return sorted(self._ciphers)

    def cipher(self, version: int) -> AESGCM:
        """Return the root cipher of a version, or raise `Unreadable` when it is gone."""
        try:
            return self._ciphers[version]
        except KeyError:
            raise Unreadable from None


def key_ring() -> KeyRing:
    """Return the ring of this deployment."""
    return parse_key_ring(settings.KEY_RING)


@lru_cache(maxsize=4)
def parse_key_ring(text: str) -> KeyRing:
    """Read a ring from JSON, or say in one sentence what is wrong with it."""
    try:
        ring = json.loads(text)
    except ValueError:
        raise _wrong("it is not JSON") from None
    if not isinstance(ring, dict) or set(ring) != {"deployment", "current", "keys"}:
        raise _wrong('it needs exactly "deployment", "current" and "keys"')
    deployment, current = ring["deployment"], ring["current"]
    if not isinstance(deployment, str) or not 0 < len(deployment.encode()) <= 200:
        raise _wrong('"deployment" must be a short text')
    keys = _keys(ring["keys"])
    if type(current) is not int or current not in keys:
        raise _wrong('"current" must be the number of one of its keys')
    return KeyRing(deployment, current, keys)


def _keys(keys: object) -> dict[int, bytes]:
    if not isinstance(keys, dict) or not keys:
        raise _wrong('"keys" must name at least one version')
    return {_version(number): _root_key(number, text) for number, text in keys.items()}


def _version(number: str) -> int:
    if not number.isascii() or not number.isdigit() or not 0 < int(number) < 2**31:
        raise _wrong("versions are numbers from 1")
    return int(number)


def _root_key(number: str, text: object) -> bytes:
    try:
        key = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except binascii.Error:
        key = b""
    if len(key) != KEY_SIZE:
        raise _wrong(f"key {number} must be 32 bytes in base64")
    return key


def _wrong(what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"KEY_RING cannot be used: {what}. {HOW_TO}")
