"""Makes `vectors.json`. Run once per version of the box, never over an old version's vectors.

python -m tests.encryption.freeze_vectors > tests/encryption/vectors.json
"""

import json
import os
import sys
import uuid
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption import box

TEXTS = [
    "",
    "\0",
    "<sealed>",
    "What stands out: the sea, and then nothing.",
    "שלום עולם",
    "‮the other way round",
    "👩‍👩‍👧 é e\u0301",
    '{"title":"After Tuesday","feelings":["calm"]}',
    "x" * 1023,
    "x" * 1024,
    "x" * 1025,
    "y" * 3000,
]
LABELS = ["sample.page.document", "journal.entry.document", "x.y"]


def text_vector(number: int, text: str) -> dict[str, Any]:
    label = LABELS[number % len(LABELS)]
    parts = ["tests", label, uuid.uuid4().bytes, uuid.uuid4().bytes]
    content = text.encode()
    return _vector("text", parts, content, key_id=1, revision=number * 1000 + 1)


def slot_vector(number: int) -> dict[str, Any]:
    label = LABELS[number % len(LABELS)] + ".slot"
    kind = ("owner", "relationship")[number % 2]
    ids = [uuid.uuid4().bytes for _ in range(3)]
    parts = ["tests", label, ids[0], ids[1], kind, ids[2]]
    return _vector("key", parts, box.new_key(), key_id=1, revision=1)


def wrapped_key_vector(number: int) -> dict[str, Any]:
    kind, subject = ("client", "relationship", "purposes")[number % 3], uuid.uuid4().bytes
    parts = ["tests", f"encryption.wrapped_key.{kind}", subject, subject]
    return _vector("key", parts, box.new_key(), key_id=number + 1, revision=1)


def _vector(
    suite: str, parts: list[str | bytes], content: bytes, *, key_id: int, revision: int
) -> dict[str, Any]:
    key = os.urandom(32)
    raw = [part.encode() if isinstance(part, str) else part for part in parts]
    seal = box.seal_text if suite == "text" else box.seal_key
    place = b"".join(map(box.piece, raw))
    sealed = seal(AESGCM(key), content, place, key_id=key_id, revision=revision)
    return {
        "suite": suite,
        "key": key.hex(),
        "place": [part.hex() for part in raw],
        "key_id": key_id,
        "revision": revision,
        "content": content.hex(),
        "box": sealed.hex(),
    }


def main() -> None:
    vectors = [text_vector(number, text) for number, text in enumerate(TEXTS)]
    vectors += [slot_vector(number) for number in range(6)]
    vectors += [wrapped_key_vector(number) for number in range(6)]
    sys.stdout.write(json.dumps({"version": 1, "vectors": vectors}, indent=1) + "\n")


if __name__ == "__main__":
    main()
