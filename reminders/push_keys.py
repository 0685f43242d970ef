"""Who we are to a push service (VAPID, RFC 8292), and which push services we speak to."""

import re
from email.utils import parseaddr
from typing import NamedTuple
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02

from encryption.purposes import purpose_key
from reminders.push_documents import packed, unpacked

LONGEST = 1_000
PLAIN = re.compile(r"https://[\x21-\x7e]+")
LABEL = r"[a-z0-9][a-z0-9-]{0,62}"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*")
HTTPS = 443
GOOD_FOR_SECONDS = 12 * 3600  # of a signature; push services refuse more than a day
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve


class Service(NamedTuple):
    """A push service, and what to ask it for."""

    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        port = "" if self.port == HTTPS else f":{self.port}"
        return f"https://{self.host}{port}"


def service_of(endpoint: str) -> Service | None:
    """Read an address that a browser gave; None unless it is at a push service we know."""
    if len(endpoint) > LONGEST or not PLAIN.fullmatch(endpoint):
        return None
    try:
        parts = urlsplit(endpoint)
        port = parts.port or HTTPS
    except ValueError:
        return None
    host = parts.hostname or ""
    if "@" in parts.netloc or "\\" in endpoint or parts.fragment or not HOST.fullmatch(host):
        return None
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    service = Service(host, port, target)
    return service if is_known(service) else None


def is_known(service: Service) -> bool:
    """Say whether a service is on the list; an entry that begins with a dot means all below it."""
    name = service.origin.removeprefix("https://")
    return any(
        name.endswith(known) if known.startswith(".") else name == known
        for known in settings.PUSH_HOSTS
    )


def private_key() -> ec.EllipticCurvePrivateKey:
    """Return the key that browsers know us by; the demo derives its own."""
    if settings.VAPID_PRIVATE_KEY:
        number = int.from_bytes(unpacked(settings.VAPID_PRIVATE_KEY), "big")
    else:
        number = int.from_bytes(purpose_key("push services"), "big") % (ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def public_key() -> str:
    """Return what a browser is given when it agrees to be told."""
    point = private_key().public_key()
    return packed(point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def authorization(service: Service, *, now: int) -> str:
    """Sign for one push service that it is us."""
    claims = {"sub": f"mailto:{contact()}", "aud": service.origin, "exp": now + GOOD_FOR_SECONDS}
    signed: dict[str, str] = Vapid02(private_key()).sign(claims)
    return signed["Authorization"]


def contact() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
