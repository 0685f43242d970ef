"""The two secrets of an invitation, and what recognises them. Pure, apart from chance."""

import hashlib
import hmac
import secrets

from encryption.purposes import purpose_key

# No letter or digit that could be taken for another when read aloud or copied by hand.
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
CODE_LENGTH = 10  # 49 bits, behind a limit on guesses
LINK_BYTES = 32


def new_link_secret() -> str:
    """Return a secret for a link: 256 random bits."""
    return secrets.token_urlsafe(LINK_BYTES)


def new_code() -> str:
    """Return a short code to read out or write down, as in `K7MQ2-9XTRB`."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def link_mac(secret: str) -> str:
    """Return what the database keeps of a link's secret."""
    return _mac("invitation link", secret)


def code_mac(code: str) -> str:
    """Return what the database keeps of a code, however the person typed it."""
    return _mac("invitation code", "".join(letter for letter in code.upper() if letter.isalnum()))


def _mac(purpose: str, secret: str) -> str:
    return hmac.new(purpose_key(purpose), secret.encode(), hashlib.sha256).hexdigest()
