"""The box: what was sealed comes back exactly, and nothing else comes back at all."""

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import example, given, settings
from hypothesis import strategies as st

from encryption import box
from encryption.errors import Unreadable

CIPHER = AESGCM(bytes(range(32)))
PLACE = b"".join(map(box.piece, (b"tests", b"sample.page.document", bytes(16), bytes(16))))
TEXT = b"What stands out: the sea, and then nothing."
SEALED_TEXT = box.seal_text(CIPHER, TEXT, PLACE, key_id=1, revision=7)
SEALED_KEY = box.seal_key(CIPHER, bytes(range(32)), PLACE, key_id=1, revision=7)


def is_accepted(sealed: bytes, place: bytes = PLACE, key_id: int = 1, revision: int = 7) -> bool:
    return any(
        _opens(open_box, sealed, place, key_id=key_id, revision=revision)
        for open_box in (box.open_text, box.open_key)
    )


def _opens(open_box: Any, sealed: bytes, place: bytes, **header: int) -> bool:
    try:
        open_box(CIPHER, sealed, place, **header)
    except Unreadable:
        return False
    return True


@settings(max_examples=300)
@given(st.binary(max_size=5000))
@example(b"")
@example(b"\0")
@example(b"\0" * 1024)
@example(SEALED_TEXT)
@example(SEALED_KEY)
@example("שלום עולם, مرحبا".encode())
@example("‮the other way round".encode())
@example(os.urandom(1024 * 1024))
def test_every_text_comes_back_exactly(text: bytes) -> None:
    sealed = box.seal_text(CIPHER, text, PLACE, key_id=3, revision=9)

    assert box.open_text(CIPHER, sealed, PLACE, key_id=3, revision=9) == text


@pytest.mark.prove
def test_two_hundred_thousand_texts_come_back_exactly() -> None:
    dice = random.Random(4)
    letters = [*"abc \n\0<>{}\"'\\éßאבمر\u200f\u202e\ud800\udfff👩\u200d👧e\u0301"]

    for _ in range(200_000):
        text = "".join(dice.choices(letters, k=dice.randrange(300)))
        content = text.encode("utf-8", "surrogatepass")
        sealed = box.seal_text(CIPHER, content, PLACE, key_id=1, revision=1)
        assert box.open_text(CIPHER, sealed, PLACE, key_id=1, revision=1) == content


@pytest.mark.parametrize("sealed", [SEALED_TEXT, SEALED_KEY], ids=["text", "key"])
def test_every_flipped_bit_is_refused(sealed: bytes) -> None:
    flipped = (
        sealed[:at] + bytes([sealed[at] ^ 1 << bit]) + sealed[at + 1 :]
        for at in range(len(sealed))
        for bit in range(8)
    )

    assert not any(map(is_accepted, flipped))


@pytest.mark.parametrize("sealed", [SEALED_TEXT, SEALED_KEY], ids=["text", "key"])
def test_every_truncation_is_refused(sealed: bytes) -> None:
    heads = (sealed[:size] for size in range(len(sealed)))
    tails = (sealed[size:] for size in range(1, len(sealed) + 1))

    assert not any(map(is_accepted, heads))
    assert not any(map(is_accepted, tails))


@pytest.mark.parametrize("sealed", [SEALED_TEXT, SEALED_KEY], ids=["text", "key"])
def test_every_extension_is_refused(sealed: bytes) -> None:
    extended = [sealed + bytes([byte]) for byte in range(256)]
    extended += [bytes([byte]) + sealed for byte in range(256)]
    extended += [sealed + sealed, sealed + bytes(16), sealed + sealed[-16:]]

    assert not any(map(is_accepted, extended))


def mutations(count: int) -> Iterator[bytes]:
    """Yield boxes changed at random, by every kind of change; the seed makes them repeatable."""
    dice = random.Random(20261122)
    for _ in range(count):
        sealed = bytearray(dice.choice([SEALED_TEXT, SEALED_KEY]))
        before = bytes(sealed)
        while bytes(sealed) == before:
            _mutate(sealed, dice)
        yield bytes(sealed)


def _mutate(sealed: bytearray, dice: random.Random) -> None:
    start, size = dice.randrange(len(sealed)), dice.randrange(1, 40)
    match dice.randrange(5):
        case 0:
            sealed[start : start + size] = dice.randbytes(size)
        case 1:
            del sealed[start : start + size]
        case 2:
            sealed[start:start] = dice.randbytes(size)
        case 3:
            sealed[start : start + size] = reversed(sealed[start : start + size])
        case _:
            sealed[:22] = dice.choice([SEALED_TEXT, SEALED_KEY])[:22]
            sealed[start % 22] ^= 1 << dice.randrange(8)


def test_of_five_thousand_mutated_boxes_none_is_accepted() -> None:
    assert sum(map(is_accepted, mutations(5_000))) == 0


@pytest.mark.prove
def test_of_a_hundred_thousand_mutated_boxes_none_is_accepted() -> None:
    assert sum(map(is_accepted, mutations(100_000))) == 0


def test_a_box_opens_at_its_place_and_header_only() -> None:
    assert is_accepted(SEALED_TEXT)
    assert is_accepted(SEALED_KEY)
    for sealed in (SEALED_TEXT, SEALED_KEY):
        assert not is_accepted(sealed, place=PLACE + b"\0")
        assert not is_accepted(sealed, key_id=2)
        assert not is_accepted(sealed, revision=8)
        assert not is_accepted(sealed, revision=6)


def test_a_text_is_no_key_and_a_key_is_no_text() -> None:
    with pytest.raises(Unreadable):
        box.open_key(CIPHER, SEALED_TEXT, PLACE, key_id=1, revision=7)
    with pytest.raises(Unreadable):
        box.open_text(CIPHER, SEALED_KEY, PLACE, key_id=1, revision=7)


def test_the_wrong_key_opens_nothing() -> None:
    with pytest.raises(Unreadable) as failure:
        box.open_text(AESGCM(bytes(32)), SEALED_TEXT, PLACE, key_id=1, revision=7)

    assert str(failure.value) == "This cannot be opened."
    assert failure.value.__suppress_context__


@pytest.mark.parametrize(
    ("sealed", "content"),
    [(SEALED_TEXT, (4).to_bytes(4, "big") + b"text" + bytes(1020)), (SEALED_KEY, bytes(32))],
    ids=["text", "key"],
)
@pytest.mark.parametrize("at", [0, 15, 31])
def test_a_box_without_the_commitment_is_refused(sealed: bytes, content: bytes, at: int) -> None:
    header, nonce = sealed[: box.HEADER_SIZE], bytes(12)
    plain = bytearray(bytes(32) + content)
    plain[at] = 1

    forged = header + nonce + CIPHER.encrypt(nonce, bytes(plain), header + PLACE)

    assert not is_accepted(forged)


def test_a_length_beyond_the_box_is_refused() -> None:
    nonce, header = bytes(12), SEALED_TEXT[: box.HEADER_SIZE]
    plain = bytes(32) + (1025).to_bytes(4, "big") + bytes(1024)
    forged = header + nonce + CIPHER.encrypt(nonce, plain, header + PLACE)

    assert not is_accepted(forged)


def equal_texts_make_distinct_boxes(count: int) -> bool:
    sealed = [box.seal_text(CIPHER, TEXT, PLACE, key_id=1, revision=1) for _ in range(count)]
    nonces = {one[box.HEADER_SIZE : box.HEADER_SIZE + box.NONCE_SIZE] for one in sealed}
    bodies = {one[box.HEADER_SIZE + box.NONCE_SIZE :] for one in sealed}
    return len(nonces) == len(bodies) == count


def test_equal_texts_never_make_equal_boxes() -> None:
    assert equal_texts_make_distinct_boxes(2_000)


@pytest.mark.prove
def test_a_hundred_thousand_equal_texts_make_as_many_boxes() -> None:
    assert equal_texts_make_distinct_boxes(100_000)


def test_lengths_up_to_32_kib_show_as_81_sizes() -> None:
    sizes = {box.padded_size(length) for length in range(32 * 1024 + 1)}

    assert len(sizes) == 81
    assert min(sizes) == 1024


@given(st.integers(min_value=0, max_value=2**40))
def test_padding_never_shortens_and_costs_at_most_an_eighth(length: int) -> None:
    padded = box.padded_size(length)

    assert padded >= length
    assert padded <= max(1024, length * 1.125)
