"""Print a new key by which push services and browsers know this deployment.

    python -m reminders.new_push_key > vapid_private_key

Needs no settings and no database. With another key every browser has to be asked again.
"""

import sys

from cryptography.hazmat.primitives.asymmetric import ec

from reminders.push_documents import packed

KEY_BYTES = 32


def fresh_key() -> str:
    """Return a private key of the curve P-256, as push services' own tools write it."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return packed(number.to_bytes(KEY_BYTES, "big"))


def main() -> None:
    """Run the command."""
    sys.stdout.write(fresh_key() + "\n")


if __name__ == "__main__":
    main()
