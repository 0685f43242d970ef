"""One browser's push subscription, as it is sealed."""

import base64
import binascii
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from cryptography.hazmat.primitives.asymmetric import ec

POINT_SIZE, SECRET_SIZE = 65, 16  # bytes


@dataclass(frozen=True)
class PushDocument:
    """Where a browser is told, and with which keys."""

    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(**data)

    @property
    def public_key(self) -> bytes:
        return unpacked(self.p256dh)

    @property
    def auth_secret(self) -> bytes:
        return unpacked(self.auth)

    def has_keys(self) -> bool:
        """Say whether both keys are what a browser gives: a point of the curve, and 16 bytes."""
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), self.public_key)
            sizes = (len(self.public_key), len(self.auth_secret))
        except (ValueError, binascii.Error):
            return False
        return sizes == (POINT_SIZE, SECRET_SIZE)


def unpacked(words: str) -> bytes:
    """Read base64 for addresses, with or without its padding."""
    raw = words.rstrip("=").encode("ascii")
    return base64.b64decode(raw + b"=" * (-len(raw) % 4), altchars=b"-_", validate=True)


def packed(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
