"""A photo is read in a process of its own: little room, little time, nothing within reach."""

import fcntl
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from journal import photo_child, photos
from tests.journal.things import a_photo, encoded

ROOT = Path(photos.__file__).parent.parent
ALLOWED = 250 * 1024  # kB, of the child and of what the worker grows by
LARGE = (8_000, 5_000)
MEASURE = """
import json, resource, sys
from django.conf import settings
settings.configure(USE_I18N=False)
from journal import photos

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

data, before = sys.stdin.buffer.read(), peak()
try:
    said = len(photos.clean(data).content)
except photos.NotAPhoto as error:
    said = str(error)
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"said": said, "grown": peak() - before, "child": child}))
"""
TRY = """
import os, sys
sys.path.insert(0, {root!r})
from journal import photo_child
writable = open({path!r}, "wb", buffering=0)
photo_child.keep_within_limits()
try:
    {attempt}
except (OSError, MemoryError) as error:
    sys.exit(str(error) or "no memory")
"""


def measured(data: bytes) -> dict[str, Any]:
    command = [sys.executable, "-c", MEASURE]
    done = subprocess.run(command, input=data, cwd=ROOT, capture_output=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def drawn(mode: str, kind: str, size: tuple[int, int] = LARGE, **options: Any) -> bytes:
    return encoded(Image.new(mode, size), kind, **options)


# --- room

MOST: dict[str, Callable[[], bytes]] = {  # the most of each kind that is still read
    "WebP, 13 million points": lambda: drawn("RGBA", "WEBP", (4_160, 3_120), lossless=True),
    "PNG that can be seen through": lambda: drawn("RGBA", "PNG"),
}
MORE: dict[str, Callable[[], bytes]] = {
    "WebP as a camera would": lambda: drawn("RGB", "WEBP", (4_160, 3_120)),
    "grey PNG that can be seen through": lambda: drawn("LA", "PNG"),
    "flat PNG": lambda: drawn("RGBA", "PNG", (65_535, 610)),
    "tall PNG": lambda: drawn("RGBA", "PNG", (610, 65_535)),
    "PNG of sixteen bits": lambda: drawn("I;16", "PNG"),
    "PNG with a palette": lambda: drawn("P", "PNG", transparency=0),
    "GIF": lambda: drawn("P", "GIF", transparency=0),
    "JPEG for print": lambda: drawn("CMYK", "JPEG"),
    "progressive JPEG": lambda: drawn("RGB", "JPEG", progressive=True),
    "progressive JPEG, fine": lambda: drawn(
        "RGB", "JPEG", (6_240, 4_160), progressive=True, subsampling=0
    ),
}
TOO_MUCH: dict[str, tuple[Callable[[], bytes], str]] = {
    "WebP": (lambda: drawn("RGBA", "WEBP", lossless=True), "a WebP of more than 13 million"),
    "line": (lambda: drawn("RGBA", "PNG", (40_000_000, 1)), "it asks for too much"),
    "progressive JPEG for print": (
        lambda: drawn("CMYK", "JPEG", progressive=True),
        "a progressive JPEG of more than 20 million points",
    ),
}


@pytest.mark.parametrize("make", MOST.values(), ids=MOST)
def test_the_largest_takes_less_than_250_mb(make: Callable[[], bytes]) -> None:
    figures = measured(make())

    assert isinstance(figures["said"], int), figures["said"]
    assert figures["child"] + figures["grown"] < ALLOWED
    assert figures["grown"] < 16 * 1024


@pytest.mark.prove
@pytest.mark.parametrize("make", MORE.values(), ids=MORE)
def test_the_largest_of_every_kind_takes_less_than_250_mb(make: Callable[[], bytes]) -> None:
    test_the_largest_takes_less_than_250_mb(make)


@pytest.mark.prove
@pytest.mark.parametrize(("make", "words"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_would_take_more_is_refused_before_anything_is_read(
    make: Callable[[], bytes], words: str
) -> None:
    figures = measured(make())

    assert words in figures["said"]
    assert (figures["child"], figures["grown"] < 1024) == (0, True)


# --- nothing within reach


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        ("open('/etc/hostname')", "Too many open files"),
        ("os.pipe()", "Too many open files"),
        ("import socket; socket.socket()", "Too many open files"),
        ("bytearray(300_000_000)", "no memory"),
        ("writable.write(b'a picture')", "File too large"),
    ],
)
def test_within_its_limits_it_can_reach_nothing(tmp_path: Path, attempt: str, said: str) -> None:
    script = TRY.format(root=str(ROOT), path=str(tmp_path / "kept"), attempt=attempt)

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    assert (tmp_path / "kept").read_bytes() == b""


def until_it_shows(file: Path) -> bytes:
    """What `file` of a process holds; empty for a moment while the new program is put in place."""
    ends = time.monotonic() + 10
    while not (shown := file.read_bytes()) and time.monotonic() < ends:
        time.sleep(0.01)
    return shown


def test_it_knows_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "planted")
    header = photos.header_within_limits(a_photo())

    with photos.our_turn() as turn, photos.started(header, turn) as child:
        command = until_it_shows(Path(f"/proc/{child.pid}/cmdline"))
        environment = Path(f"/proc/{child.pid}/environ").read_bytes()
        child.kill()

    assert b"photo_child.py" in command
    assert b"planted" not in environment


def test_both_sides_mean_the_same_by_their_numbers() -> None:
    names = ("LARGEST", "LONGEST_SIDE", "NOT_A_PHOTO", "TOO_LARGE")

    assert [getattr(photos, n) for n in names] == [getattr(photo_child, n) for n in names]


# --- time


def test_one_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "SECONDS", 0.001)

    with pytest.raises(photos.NotAPhoto, match="it asks for too much"):
        photos.clean(a_photo())


def test_they_are_read_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "SECONDS_IN_LINE", 0.1)

    with photos.CHILD.open("rb") as theirs:
        fcntl.flock(theirs, fcntl.LOCK_EX)
        with pytest.raises(photos.NotAPhoto, match="can be tried again in a minute"):
            photos.clean(a_photo())

    assert photos.clean(a_photo()).width == 64


def test_nothing_is_started_for_what_the_first_bytes_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "CHILD", Path("/nowhere"))

    for data in (b"", b"<svg>", b"\xff\xd8\xff\xd9", drawn("1", "PNG", (7_000, 7_000))):
        with pytest.raises(photos.NotAPhoto):
            photos.clean(data)
