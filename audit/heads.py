"""Chain heads outside the database: whoever cuts the end of a chain cannot cut these.

One file per writing, never overwritten: a line per chain, and a last line that seals the file.
"""

import datetime
import hmac
import json
import os
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

PURPOSE = "audit heads"


class Head(NamedTuple):
    """The last link of a chain at some moment."""

    subject: str
    sequence: int
    mac: bytes


class HeadsFileChangedError(Exception):
    """A written file is not as it was written."""


def write_heads_file(
    directory: Path, heads: Iterable[Head], *, key: bytes, at: datetime.datetime
) -> Path:
    """Write a file of heads whole or not at all, readable by its owner only."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = directory / f"heads-{at.astimezone(datetime.UTC):%Y%m%dT%H%M%S%fZ}.jsonl"
    draft = directory / f".{uuid.uuid4().hex}"
    try:
        _write_draft(draft, heads, key)
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
    _sync_directory(directory)
    return target


def heads_files(directory: Path) -> list[Path]:
    """Return every written file, oldest first."""
    return sorted(directory.glob("heads-*.jsonl"))


def read_heads_file(file: Path, *, key: bytes) -> Iterator[Head]:
    """Return the heads in a file, or raise `HeadsFileChangedError`."""
    *lines, last = file.read_bytes().splitlines(keepends=True) or [b""]
    seal = hmac.digest(key, b"".join(lines), "sha256").hex()
    if last != _sealed_line(seal):
        raise HeadsFileChangedError
    for line in lines:
        head = json.loads(line)
        yield Head(head["subject"], head["sequence"], bytes.fromhex(head["mac"]))


def _write_draft(draft: Path, heads: Iterable[Head], key: bytes) -> None:
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        seal = hmac.new(key, digestmod="sha256")
        for line in map(_line, heads):
            seal.update(line)
            file.write(line)
        file.write(_sealed_line(seal.hexdigest()))
        file.flush()
        os.fsync(file.fileno())


def _sealed_line(seal: str) -> bytes:
    return json.dumps({"sealed": seal}).encode() + b"\n"


def _line(head: Head) -> bytes:
    content = {"subject": head.subject, "sequence": head.sequence, "mac": head.mac.hex()}
    return json.dumps(content).encode() + b"\n"


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
