"""Makes `capture_vectors.json`. Run once per version of the slot, never over an old version's.

python -m tests.encryption.freeze_capture_vectors > tests/encryption/capture_vectors.json
"""

import json
import os
import sys
import uuid
from typing import Any

from encryption import box, hybrid

LABELS = ["sample.page.document", "journal.fragment.document", "x.y"]


def vector(number: int) -> dict[str, Any]:
    private, public = hybrid.new_halves()
    row, person = uuid.uuid4().bytes, uuid.uuid4().bytes
    label = f"{LABELS[number % len(LABELS)]}.slot".encode()
    parts = [b"tests", label, row, person, b"capture", person]
    stamp, content = os.urandom(32), box.new_key()
    place = b"".join(map(box.piece, parts)) + stamp
    half = hybrid.public_half(public)
    return {
        "private": private.hex(),
        "public": public.hex(),
        "place": [part.hex() for part in parts],
        "stamp": stamp.hex(),
        "content": content.hex(),
        "slot": hybrid.seal_key(half, content, place, key_id=1, revision=1).hex(),
    }


def main() -> None:
    vectors = [vector(number) for number in range(4)]
    sys.stdout.write(json.dumps({"version": 1, "vectors": vectors}, indent=1) + "\n")


if __name__ == "__main__":
    main()
