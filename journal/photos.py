"""Photos: read, turned upright and written anew from their pixels alone. Bytes in, bytes out.

What a camera noted beside the picture (place, time, device, a small copy of the whole, comments,
anything behind the end) is not copied and so is gone. What the first bytes tell is asked here; the
pixels are read by `photo_child`, a process of its own, so that no photo makes a web worker grow.
"""

import fcntl
import logging
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO

from django.utils.translation import gettext as _

from journal.photo_headers import Header, header_of

LARGEST = 25 * 1024 * 1024  # bytes of a file
MOST_POINTS = 40_000_000
MOST_POINTS_OF_WEBP = 13_000_000  # cannot be read smaller, and is held four times while it is
MOST_HELD = 185_000_000  # bytes of a progressive JPEG: two for each point of a layer, all at once
LONGEST_SIDE = 2560  # of what is kept
LONGEST_EVER = 65_535  # points of one side, as many as a JPEG can have
MOST_SCANS = 100  # of a progressive JPEG; cameras make ten
MEDIA_TYPE = "image/jpeg"
CHILD = Path(__file__).with_name("photo_child.py")
CHILD_ENVIRONMENT = ("LD_LIBRARY_PATH",)  # none of our settings or secrets
NOT_A_PHOTO, TOO_LARGE = 65, 66  # how the child says what was wrong
ANSWER = re.compile(rb"(\d{1,4}) (\d{1,4})\n(?=\xff\xd8\xff)")
MOST_ANSWERED = 20 * 1024 * 1024
SECONDS = 30
SECONDS_IN_LINE = 20

logger = logging.getLogger(__name__)


class NotAPhoto(ValueError):
    """A file that cannot be kept as a photo; says why in words a person can use."""


@dataclass(frozen=True)
class Photo:
    """A picture and nothing else."""

    content: bytes
    width: int
    height: int


def clean(data: bytes) -> Photo:
    """Return the picture in a file, or raise `NotAPhoto`."""
    header = header_within_limits(data)
    with our_turn() as turn:
        code, answer = answer_of_child(data, header, turn)
    said = ANSWER.match(answer)
    if code or not said:
        raise NotAPhoto(why_it_ended(code))
    return Photo(answer[said.end() :], int(said[1]), int(said[2]))


# --- what the first bytes tell


def header_within_limits(data: bytes) -> Header:
    """Return what is asked for, if it is not too much."""
    if len(data) > LARGEST:
        raise NotAPhoto(_("This photo is larger than 25 MB. A smaller copy of it would fit."))
    if data[4:8] == b"ftyp" and data[8:11] in (b"hei", b"hev", b"mif", b"msf", b"avi"):
        raise NotAPhoto(in_the_phones_own_format())
    header = header_of(data)
    if header is None or not header.points:
        raise NotAPhoto(could_not_be_read())
    refuse_what_is_too_large(header)
    return header


def refuse_what_is_too_large(header: Header) -> None:
    if header.points > MOST_POINTS:
        raise NotAPhoto(too_large())
    if header.points > most_points(header):
        raise NotAPhoto(too_large_for_its_kind(header))
    if header.scans > MOST_SCANS or max(header.width, header.height) > LONGEST_EVER:
        raise NotAPhoto(too_much())


def most_points(header: Header) -> int:
    if header.kind == "WEBP":
        return MOST_POINTS_OF_WEBP
    if header.layers_held:
        return min(MOST_POINTS, int(MOST_HELD / bytes_held(header)))
    return MOST_POINTS


def bytes_held(header: Header) -> float:
    """Return the bytes a point of a progressive JPEG takes: waiting, and in the picture."""
    times = int(max(header.width, header.height) / (LONGEST_SIDE + 1))
    smaller = next((each for each in (8, 4, 2) if times >= each), 1)  # as it can be read
    return 2 * header.layers_held + 4 / smaller**2


# --- the process that reads it


@contextmanager
def our_turn() -> Iterator[int]:
    """Wait until no other photo is read on this machine.

    The lock is on the child's own source: it is there for every worker, however many there are,
    even where nothing can be written. The child inherits it, so it holds as long as one lives.
    """
    until = time.monotonic() + SECONDS_IN_LINE
    with CHILD.open("rb") as turn:
        while not taken(turn):
            if time.monotonic() > until:
                raise NotAPhoto(others_are_first())
            time.sleep(0.05)
        yield turn.fileno()


def taken(turn: IO[bytes]) -> bool:
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def answer_of_child(data: bytes, header: Header, turn: int) -> tuple[int, bytes]:
    """Return how the child ended and what it wrote; the photo is never a file."""
    with started(header, turn) as child, killed_after(SECONDS, child):
        assert child.stdin
        assert child.stdout
        feed(child.stdin, data)
        answer = child.stdout.read(MOST_ANSWERED)
        child.stdout.close()  # nothing is heard beyond that
        return child.wait(), answer


def started(header: Header, turn: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own script, two words of our own
        [sys.executable, "-I", str(CHILD), header.kind, str(most_points(header))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={name: os.environ[name] for name in CHILD_ENVIRONMENT if name in os.environ},
        pass_fds=(turn,),
    )


@contextmanager
def killed_after(seconds: float, child: "subprocess.Popen[bytes]") -> Iterator[None]:
    timer = Timer(seconds, child.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        child.kill()


def feed(child: IO[bytes], data: bytes) -> None:
    try:
        with child:
            child.write(data)
    except BrokenPipeError:  # it ended early; how is in its exit code
        pass


def why_it_ended(code: int) -> str:
    if code == NOT_A_PHOTO:
        return could_not_be_read()
    if code == TOO_LARGE:
        return too_much()
    logger.warning("A photo's own process ended with %d", code)
    return too_much() if code < 0 else could_not_be_read()


# --- what a person reads


def could_not_be_read() -> str:
    return _("This file could not be read as a photo. JPEG, PNG, WebP and GIF work here.")


def too_large() -> str:
    return _("This photo has more than 40 million points. A smaller copy of it would fit.")


def too_large_for_its_kind(header: Header) -> str:
    points = most_points(header) // 1_000_000
    if header.kind == "WEBP":
        words = _(
            "This photo is a WebP of more than %(points)d million points. "
            "A smaller copy of it, or one as JPEG, would fit."
        )
    else:
        words = _(
            "This photo is a progressive JPEG of more than %(points)d million points. "
            "A smaller copy of it, or one as a plain JPEG, would fit."
        )
    return words % {"points": points}


def too_much() -> str:
    return _("This photo could not be read: it asks for too much. A smaller copy of it may fit.")


def others_are_first() -> str:
    return _("Other photos are being read right now. This one can be tried again in a minute.")


def in_the_phones_own_format() -> str:
    return _(
        "This photo is in a format of the phone’s own (HEIC), which cannot be read here. "
        "Sharing it to yourself as JPEG, or taking a picture of the screen, makes one that works."
    )
