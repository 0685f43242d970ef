"""Frozen captured slots: today's code opens them, and so does a second implementation.

The second one is below, written from RFC 9180 and the X-Wing draft: it shares the two primitives
(ML-KEM-768 and X25519) and nothing of how `cryptography` puts them together.
"""

import hmac
import json
from hashlib import sha3_256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption import box, hybrid
from encryption.errors import Unreadable

HERE = Path(__file__).parent
VECTORS: list[dict[str, Any]] = json.loads((HERE / "capture_vectors.json").read_text())["vectors"]
SUITE = b"HPKE" + bytes.fromhex("647a 0001 0002")  # X-Wing, HKDF-SHA256, AES-256-GCM


def place_of(vector: dict[str, Any]) -> bytes:
    parts = map(box.piece, map(bytes.fromhex, vector["place"]))
    return b"".join(parts) + bytes.fromhex(vector["stamp"])


def opened(vector: dict[str, Any]) -> str:
    try:
        half = hybrid.private_half(bytes.fromhex(vector["private"]))
        slot, place = bytes.fromhex(vector["slot"]), place_of(vector)
        return hybrid.open_key(half, slot, place, key_id=1, revision=1).hex()
    except Unreadable:
        return "refused"


def opened_by_another(vector: dict[str, Any]) -> str:
    private, public, slot = (bytes.fromhex(vector[name]) for name in ("private", "public", "slot"))
    head, sent, lattice, curve = slot[:10], slot[10:1130], slot[10:1098], slot[1098:1130]
    shared = MLKEM768PrivateKey.from_seed_bytes(private[:64]).decapsulate(lattice)
    point = X25519PublicKey.from_public_bytes(curve)
    other = X25519PrivateKey.from_private_bytes(private[64:]).exchange(point)
    secret = sha3_256(shared + other + curve + public[-32:] + rb"\.//^" + b"\\").digest()
    key, nonce = schedule(secret, head + place_of(vector))
    plain = AESGCM(key).decrypt(nonce, slot[10 + len(sent) :], None)
    assert plain[:32] == bytes(32)
    return plain[32:].hex()


def schedule(shared: bytes, info: bytes) -> tuple[bytes, bytes]:
    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    return expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)


def extract(salt: bytes, label: bytes, content: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + SUITE + label + content, "sha256")


def expand(secret: bytes, label: bytes, info: bytes, size: int) -> bytes:
    labelled = size.to_bytes(2, "big") + b"HPKE-v1" + SUITE + label + info
    return hmac.digest(secret, labelled + b"\x01", "sha256")[:size]


def test_the_frozen_slots_open() -> None:
    assert list(map(opened, VECTORS)) == [vector["content"] for vector in VECTORS]


def test_a_second_implementation_opens_them_too() -> None:
    assert list(map(opened_by_another, VECTORS)) == [vector["content"] for vector in VECTORS]


@pytest.mark.parametrize("vector", VECTORS)
def test_they_are_refused_when_anything_is_changed(vector: dict[str, Any]) -> None:
    slot, another = vector["slot"], hybrid.new_halves()[0].hex()
    changes: list[dict[str, Any]] = [
        {"slot": slot[:-1] + ("0" if slot[-1] != "0" else "1")},
        {"slot": slot[:-2]},
        {"slot": slot + "00"},
        {"slot": "02" + slot[2:]},
        {"slot": "0102" + slot[4:]},
        {"slot": ""},
        {"stamp": "00" * 32},
        {"stamp": ""},
        {"place": vector["place"][::-1]},
        {"place": ["".join(vector["place"])]},
        {"private": another},
        {"private": vector["private"][:-2]},
        {"private": ""},
    ]

    assert {opened(vector | change) for change in changes} == {"refused"}
