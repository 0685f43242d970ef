"""Frozen boxes: today's code opens them, and so does a second implementation.

The second one is WebCrypto in Chromium (`tests/browser/test_second_implementation.py`), with the
format written anew in `open_box.js`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption import box
from encryption.errors import Unreadable

HERE = Path(__file__).parent
VECTORS: list[dict[str, Any]] = json.loads((HERE / "vectors.json").read_text())["vectors"]


def opened(vector: dict[str, Any]) -> str:
    open_box = box.open_text if vector["suite"] == "text" else box.open_key
    place = b"".join(box.piece(bytes.fromhex(part)) for part in vector["place"])
    header = {"key_id": vector["key_id"], "revision": vector["revision"]}
    cipher = AESGCM(bytes.fromhex(vector["key"]))
    try:
        return open_box(cipher, bytes.fromhex(vector["box"]), place, **header).hex()
    except Unreadable:
        return "refused"


def changed() -> Iterator[dict[str, Any]]:
    """Yield every vector with each of its parts changed in turn."""
    for vector in VECTORS:
        sealed = vector["box"]
        yield vector | {"box": sealed[:-1] + ("0" if sealed[-1] != "0" else "1")}
        yield vector | {"box": sealed[:-2]}
        yield vector | {"box": "02" + sealed[2:]}
        yield vector | {"revision": vector["revision"] + 1}
        yield vector | {"key_id": vector["key_id"] + 1}
        yield vector | {"key": "00" * 32}
        yield vector | {"place": [*vector["place"][::-1], "00"]}
        yield vector | {"place": ["".join(vector["place"])]}
        yield vector | {"suite": "key" if vector["suite"] == "text" else "text"}


def test_the_vectors_cover_texts_slots_and_wrapped_keys() -> None:
    assert [vector["suite"] for vector in VECTORS] == ["text"] * 12 + ["key"] * 12
    assert {vector["box"][:4] for vector in VECTORS} == {"0101", "0102"}


def test_the_frozen_boxes_open() -> None:
    assert list(map(opened, VECTORS)) == [vector["content"] for vector in VECTORS]


def test_the_frozen_boxes_are_refused_when_anything_is_changed() -> None:
    assert set(map(opened, changed())) == {"refused"}
