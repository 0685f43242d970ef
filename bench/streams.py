"""What sealing a large file costs: megabytes a second, beside raw AES-GCM in the same pieces."""

import io
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption.stream import SEGMENT, OpenedStream, open_stream, seal_stream

SIZE = 64 * 1024 * 1024
ROUNDS = 7
KEY, PLACE = bytes(range(32)), bytes(90)
PIECE = os.urandom(SEGMENT)
PIECES = SIZE // SEGMENT
RAW = "raw AES-256-GCM over the same bytes in pieces of 64 KiB, same run"
Figure = dict[str, Any]


def measure() -> Iterator[Figure]:
    """Yield megabytes a second of sealing and opening, and how that compares."""
    sealed = io.BytesIO(b"".join(seal_stream(KEY, PLACE, [PIECE] * PIECES)))
    raw_seal, seal, raw_open, opened = best_of_each(
        [raw_sealing, sealing, raw_opening(), lambda: drained(open_stream(KEY, PLACE, sealed))]
    )
    yield speed("raw AES-256-GCM, sealing", raw_seal)
    yield speed("sealing a stream", seal)
    yield speed("opening a stream", opened)
    yield ratio("sealing a stream", seal / raw_seal)
    yield ratio("opening a stream", opened / raw_open)
    [part] = best_of_each(
        [lambda: drained(OpenedStream(KEY, PLACE, sealed).read(SIZE // 2, SIZE // 2 + 1))]
    )
    yield {
        "name": "one byte from its middle",
        "value": round(part * 1e6),
        "unit": "us",
        "n": ROUNDS,
    }


def raw_sealing() -> None:
    cipher = AESGCM(KEY)
    for number in range(PIECES):
        cipher.encrypt(number.to_bytes(12, "big"), PIECE, PLACE)


def sealing() -> None:
    drained(seal_stream(KEY, PLACE, (PIECE for _ in range(PIECES))))


def raw_opening() -> Callable[[], None]:
    cipher = AESGCM(KEY)
    boxes = [cipher.encrypt(number.to_bytes(12, "big"), PIECE, PLACE) for number in range(PIECES)]

    def opening() -> None:
        for number, box in enumerate(boxes):
            cipher.decrypt(number.to_bytes(12, "big"), box, PLACE)

    return opening


def drained(pieces: Iterator[bytes]) -> None:
    for _ in pieces:
        pass


def best_of_each(jobs: list[Callable[[], None]]) -> list[float]:
    """In turns, the best of each: other work on the machine only adds."""
    rounds = [[timed(job) for job in jobs] for _ in range(ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


def timed(job: Callable[[], None]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def speed(name: str, seconds: float) -> Figure:
    rate = round(SIZE / 1_000_000 / seconds)
    return {"name": name, "value": rate, "unit": "MB per s", "n": ROUNDS}


def ratio(name: str, value: float) -> Figure:
    said = {"name": name, "value": round(value, 2), "unit": "times", "n": ROUNDS}
    return said | {"ratio_to": RAW}
