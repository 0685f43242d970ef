"""The search that finds nothing must be one that would find it."""

import base64
import gzip
import quopri
import random
import zlib

import pytest

from tests.proof.search import found, writings

WORD = "k3v9qz0wj5xh2m8rty4pbn6c"
NOISE = random.Random(7).randbytes(20_000)
TEXT = f"I stood by the {WORD} and it was quiet.".encode()


def as_pglz_leaves_it(text: bytes) -> bytes:
    """New letters as they are, with one byte between every eight."""
    return b"".join(b"\0" + text[start : start + 8] for start in range(0, len(text), 8))


HIDDEN = {
    "as it is": TEXT,
    "lower in upper": TEXT.upper(),
    **{f"pglz {n}": as_pglz_leaves_it(NOISE[:n] + TEXT) for n in range(8)},
    "zlib": zlib.compress(TEXT * 9),
    "gzip": gzip.compress(TEXT * 9),
    "a packed session": b":"
    + base64.urlsafe_b64encode(zlib.compress(TEXT * 9)).rstrip(b"=")
    + b":",
    "zlib in gzip": gzip.compress(zlib.compress(NOISE[:50] + TEXT)),
    "a mail's lines": base64.encodebytes(NOISE[:27] + TEXT),
    "quoted lines": quopri.encodestring(b"a" * 48 + TEXT),
    **{name: written for name, written in writings(WORD).items()},
}


@pytest.mark.parametrize("way", HIDDEN)
def test_a_word_is_found_however_it_is_written(way: str) -> None:
    assert found(WORD, NOISE + HIDDEN[way] + NOISE)


@pytest.mark.parametrize("before", range(6))
def test_it_is_found_in_base64_wherever_it_begins(before: int) -> None:
    assert found(WORD, base64.b64encode(NOISE[:before] + TEXT))


def test_nothing_is_found_where_it_is_not() -> None:
    assert found(WORD, NOISE + TEXT.replace(WORD.encode(), b"lake") + NOISE) == set()
