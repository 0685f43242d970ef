"""Seeds of second factors, sealed. Bound to their column only: allauth's adapter gets no row."""

import base64
import binascii

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption import box, labels
from encryption.errors import Unreadable
from encryption.purposes import purpose_key
from encryption.ring import key_ring

LABEL = "mfa.authenticator.seed"
labels.register(LABEL, "allauth.mfa.models.Authenticator.data")


def seal_seed(text: str) -> str:
    """Seal a seed into text that a JSON column can hold."""
    sealed = box.seal_key(_cipher(), text.encode(), _place(), key_id=1, revision=1)
    return base64.urlsafe_b64encode(sealed).decode()


def open_seed(sealed: str) -> str:
    """Open a sealed seed, or raise `Unreadable`. A seed in the clear is not accepted."""
    try:
        content = base64.b64decode(sealed, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable from None
    return box.open_key(_cipher(), content, _place(), key_id=1, revision=1).decode()


def _cipher() -> AESGCM:
    return AESGCM(purpose_key("log-in seeds"))


def _place() -> bytes:
    return key_ring().place + box.piece(LABEL.encode())
