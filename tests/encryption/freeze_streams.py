"""Makes `streams.json`. Run once per version of the stream, never over an old version's.

python -m tests.encryption.freeze_streams > tests/encryption/streams.json
"""

import base64
import hashlib
import json
import os
import sys
import uuid
from typing import Any

from encryption import box
from encryption.stream import seal_stream

SIZES = [0, 1, 984, 985, 70_000]  # the last one in two segments


def vector(size: int) -> dict[str, Any]:
    parts = [b"tests", b"journal.attachment.file", uuid.uuid4().bytes, uuid.uuid4().bytes]
    key, content = box.new_key(), os.urandom(size)
    place = b"".join(map(box.piece, parts))
    return {
        "key": key.hex(),
        "place": [part.hex() for part in parts],
        "size": size,
        "sha256": hashlib.sha256(content).hexdigest(),
        "sealed": base64.b64encode(b"".join(seal_stream(key, place, [content]))).decode(),
    }


if __name__ == "__main__":
    found = {"version": 1, "vectors": [vector(size) for size in SIZES]}
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
