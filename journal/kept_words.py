"""The key under which a page keeps words in the browser until the server has them.

It comes with the page, which is never stored, and is derived anew each time: without the person's
log-in, what lies in the browser is noise.
"""

import base64
import hashlib
import hmac

from accounts.models import User
from encryption.purposes import purpose_key


def key_for_kept_words(client: User) -> str:
    """Return 32 bytes for AES-GCM, in base64, the same for one person on every page."""
    key = hmac.digest(
        purpose_key("words kept in a browser"), client.public_id.bytes, hashlib.sha256
    )
    return base64.b64encode(key).decode()
