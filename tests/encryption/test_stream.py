"""The stream: what was sealed comes back exactly from anywhere in it, or nothing comes at all."""

import hashlib
import io
import json
import os
import random
import tracemalloc
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from encryption import box
from encryption.errors import Unreadable
from encryption.stream import HEADER_SIZE, SEGMENT, OpenedStream, open_stream, seal_stream

KEY, OTHER_KEY = bytes(range(32)), bytes(range(1, 33))
PLACE = b"".join(map(box.piece, (b"tests", b"journal.attachment.file", bytes(16), bytes(16))))
OTHER_PLACE = b"".join(map(box.piece, (b"tests", b"journal.attachment.file", bytes(16), b"1" * 16)))
SEALED_SEGMENT = SEGMENT + 16
VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "streams.json").read_text())[
    "vectors"
]


def sealed(content: bytes, *, key: bytes = KEY, place: bytes = PLACE, piece: int = 50_000) -> bytes:
    pieces = (content[start : start + piece] for start in range(0, len(content), piece))
    return b"".join(seal_stream(key, place, pieces))


def opened(stream: bytes, start: int = 0, end: int | None = None, *, place: bytes = PLACE) -> bytes:
    return b"".join(open_stream(KEY, place, io.BytesIO(stream), start, end))


CONTENT = random.Random(20261122).randbytes(5 * SEGMENT + 4_321)
STREAM = sealed(CONTENT)


# --- what comes back

EDGES = [0, 1, 983, 984, 985, SEGMENT - 41, SEGMENT - 40, SEGMENT - 39, SEGMENT, 2 * SEGMENT - 40]


@pytest.mark.parametrize("size", [*EDGES, 3 * SEGMENT + 1])
@pytest.mark.parametrize("piece", [7_001, SEGMENT, 1_000_000])
def test_every_size_comes_back_exactly_however_it_came(size: int, piece: int) -> None:
    content = CONTENT[:size]

    assert opened(sealed(content, piece=piece)) == content


@settings(max_examples=200)
@given(st.integers(0, len(CONTENT)), st.integers(0, len(CONTENT)))
def test_every_part_comes_back_exactly(one: int, other: int) -> None:
    start, end = sorted((one, other))

    assert opened(STREAM, start, end) == CONTENT[start:end]


def test_it_knows_its_own_size_and_reads_no_further() -> None:
    stream = OpenedStream(KEY, PLACE, io.BytesIO(STREAM))

    assert stream.size == len(CONTENT)
    for start, end in ((0, len(CONTENT) + 1), (-1, 5), (7, 6)):
        with pytest.raises(ValueError, match="does not reach"):
            stream.read(start, end)


def test_equal_files_look_different_and_sizes_are_few() -> None:
    assert sealed(b"the sea") != sealed(b"the sea")
    assert len({len(sealed(bytes(size))) for size in range(60_000, 62_000)}) <= 3


def test_a_stream_of_any_length_is_sealed_and_opened_in_flat_memory(tmp_path: Path) -> None:
    piece = bytes(100_000)

    tracemalloc.start()
    with (tmp_path / "sealed").open("w+b") as file:
        for segment in seal_stream(KEY, PLACE, (piece for _ in range(300))):
            file.write(segment)
        read = sum(map(len, open_stream(KEY, PLACE, file)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (read, peak < 1_500_000) == (30_000_000, True)


# --- what is refused


def segments(stream: bytes) -> list[bytes]:
    body = stream[HEADER_SIZE:]
    return [body[at : at + SEALED_SEGMENT] for at in range(0, len(body), SEALED_SEGMENT)]


def says_something_else(stream: bytes, dice: random.Random) -> bool:
    """Whether reading it whole is accepted, or reading a part gives what was not sealed there."""
    start, end = sorted((dice.randrange(len(CONTENT)), dice.randrange(len(CONTENT))))
    return _opens(stream) or _opens(stream, start, end) not in (None, CONTENT[start:end])


def _opens(stream: bytes, start: int = 0, end: int | None = None) -> bytes | None:
    try:
        return opened(stream, start, end)
    except (Unreadable, ValueError):
        return None


SPLICED = [  # other streams, all of whose ends are in order
    sealed(CONTENT),
    sealed(CONTENT[::-1]),
    sealed(CONTENT, key=OTHER_KEY),
    sealed(CONTENT, place=OTHER_PLACE),
    sealed(CONTENT[: 3 * SEGMENT]),
]


def reordered(parts: list[bytes], dice: random.Random) -> list[bytes]:
    one, other = dice.sample(range(len(parts)), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return parts


def dropped(parts: list[bytes], dice: random.Random) -> list[bytes]:
    del parts[dice.randrange(len(parts))]
    return parts


def duplicated(parts: list[bytes], dice: random.Random) -> list[bytes]:
    parts.insert(dice.randrange(len(parts) + 1), dice.choice(parts))
    return parts


def spliced(parts: list[bytes], dice: random.Random) -> list[bytes]:
    others = segments(dice.choice(SPLICED))
    parts[dice.randrange(len(parts))] = dice.choice(others)
    return parts


def continued(parts: list[bytes], dice: random.Random) -> list[bytes]:
    at = dice.randrange(1, len(parts))
    return parts[:at] + segments(dice.choice(SPLICED))[at:]


def by_segments(change: Callable[..., list[bytes]]) -> Callable[..., bytes]:
    return lambda dice: STREAM[:HEADER_SIZE] + b"".join(change(segments(STREAM), dice))


def cut(dice: random.Random) -> bytes:
    by_whole = HEADER_SIZE + SEALED_SEGMENT * dice.randrange(6)
    return STREAM[: dice.choice([dice.randrange(len(STREAM)), by_whole])]


def cut_at_the_front(dice: random.Random) -> bytes:
    return STREAM[dice.choice([dice.randrange(1, len(STREAM)), SEALED_SEGMENT]) :]


def lengthened(dice: random.Random) -> bytes:
    more = dice.choice([bytes(1), bytes(16), STREAM[-16:], STREAM, segments(STREAM)[-1]])
    return STREAM + more + dice.randbytes(dice.randrange(3))


def flipped(dice: random.Random) -> bytes:
    stream = bytearray(STREAM)
    at = dice.choice([dice.randrange(len(stream)), dice.randrange(HEADER_SIZE + 40)])
    stream[at] ^= 1 << dice.randrange(8)
    return bytes(stream)


def overwritten(dice: random.Random) -> bytes:
    at, size = dice.randrange(len(STREAM) - 40), dice.randrange(8, 40)
    return STREAM[:at] + dice.randbytes(size) + STREAM[at + size :]


def under_another_header(dice: random.Random) -> bytes:
    return dice.choice(SPLICED)[:HEADER_SIZE] + STREAM[HEADER_SIZE:]


CHANGES: list[Callable[[random.Random], bytes]] = [
    by_segments(reordered),
    by_segments(dropped),
    by_segments(duplicated),
    by_segments(spliced),
    by_segments(continued),
    cut,
    cut_at_the_front,
    lengthened,
    flipped,
    overwritten,
    under_another_header,
]


def accepted_of(count: int, seed: int) -> int:
    dice, accepted = random.Random(seed), 0
    for number in range(count):
        stream = CHANGES[number % len(CHANGES)](dice)
        accepted += stream != STREAM and says_something_else(stream, dice)
    return accepted


def test_of_five_hundred_changed_streams_none_is_accepted() -> None:
    assert accepted_of(500, seed=25) == 0


@pytest.mark.prove
def test_of_ten_thousand_changed_streams_none_is_accepted() -> None:
    assert accepted_of(10_000, seed=26) == 0


def test_a_short_stream_is_refused_at_every_cut_and_every_flipped_bit() -> None:
    whole = sealed(b"where I am")
    assert _opens(whole) == b"where I am"

    cuts = [whole[:size] for size in range(len(whole))] + [whole + b"\0"]
    flips = [
        whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
        for at in range(len(whole))
        for bit in range(8)
    ]
    assert not any(_opens(stream) is not None for stream in cuts + flips)


def test_a_stream_opens_with_its_key_at_its_place_only() -> None:
    for key, place in ((OTHER_KEY, PLACE), (KEY, OTHER_PLACE), (KEY, b"")):
        with pytest.raises(Unreadable):
            OpenedStream(key, place, io.BytesIO(STREAM))


def test_a_stream_without_its_commitment_is_refused() -> None:
    """Whoever knows a key cannot make a file that opens under two: the first bytes say so."""
    cipher = box.AESGCM(KEY)
    header = STREAM[:HEADER_SIZE]
    plain = b"\1" + bytes(1023)
    forged = header + cipher.encrypt(header[2:] + bytes(4) + b"\1", plain, header + PLACE)

    assert _opens(forged) is None


def test_a_size_that_its_padding_does_not_hold_is_refused() -> None:
    cipher, header = box.AESGCM(KEY), STREAM[:HEADER_SIZE]
    for size in (985, 2**63, 2**64 - 1):
        plain = bytes(1016) + size.to_bytes(8, "big")
        forged = header + cipher.encrypt(header[2:] + bytes(4) + b"\1", plain, header + PLACE)
        assert _opens(forged) is None


def test_a_failing_source_leaves_nothing_that_opens() -> None:
    def breaks_off() -> Iterator[bytes]:
        yield os.urandom(3 * SEGMENT)
        raise ConnectionError

    kept = io.BytesIO()
    with pytest.raises(ConnectionError):
        kept.writelines(seal_stream(KEY, PLACE, breaks_off()))

    assert len(kept.getvalue()) > SEGMENT
    assert _opens(kept.getvalue()) is None


# --- frozen streams


def said_by(vector: dict[str, Any]) -> str:
    place = b"".join(box.piece(bytes.fromhex(part)) for part in vector["place"])
    stream = io.BytesIO(b64decode(vector["sealed"]))
    try:
        content = b"".join(open_stream(bytes.fromhex(vector["key"]), place, stream))
    except Unreadable:
        return "refused"
    return f"{len(content)} {hashlib.sha256(content).hexdigest()}"


def as_frozen() -> list[str]:
    return [f"{vector['size']} {vector['sha256']}" for vector in VECTORS]


def changed_vectors() -> Iterator[dict[str, Any]]:
    for vector in VECTORS:
        stream = b64decode(vector["sealed"])
        for other in (stream[:-1], stream + b"\0", b"\2" + stream[1:], stream[:9] + stream[25:]):
            yield vector | {"sealed": b64encode(other).decode()}
        yield vector | {"key": "00" * 32}
        yield vector | {"place": vector["place"][::-1]}


def test_the_frozen_streams_open_and_when_changed_do_not() -> None:
    assert list(map(said_by, VECTORS)) == as_frozen()
    assert set(map(said_by, changed_vectors())) == {"refused"}
