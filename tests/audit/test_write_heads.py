"""Heads are written whole, sealed, for the owner's eyes, and never over an earlier file."""

import datetime
import json
import stat
import uuid
from pathlib import Path

import pytest
from pytest_django import Settings

from audit.actions import record, write_heads
from audit.heads import Head, HeadsFileChangedError, heads_files, read_heads_file, write_heads_file
from audit.models import ChainHead
from audit.tasks import write_heads as write_heads_task

KEY = bytes(32)
AT = datetime.datetime(2026, 11, 22, 17, 0, tzinfo=datetime.UTC)
HEADS = [Head("a", 3, bytes(32)), Head("b", 1, bytes(range(32)))]


def test_the_head_of_every_chain_is_written(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.AUDIT_HEADS_DIR = tmp_path / "new" / "heads"
    for subject in (uuid.UUID(int=1), uuid.UUID(int=2), uuid.UUID(int=1)):
        record(subject=subject, actor=None, kind="share", object_id=None, action="opened")

    file = write_heads()

    lines = [json.loads(line) for line in file.read_text().splitlines()]
    heads = ChainHead.objects.order_by("subject")
    assert lines[:-1] == [
        {"subject": head.subject, "sequence": head.sequence, "mac": bytes(head.mac).hex()}
        for head in heads
    ]
    assert list(lines[-1]) == ["sealed"]


def test_the_task_writes_a_file(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.AUDIT_HEADS_DIR = tmp_path

    write_heads_task()
    write_heads_task()

    assert len(heads_files(tmp_path)) == 2


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    directory = tmp_path / "heads"

    file = write_heads_file(directory, HEADS, key=KEY, at=AT)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert file.name == "heads-20261122T170000000000Z.jsonl"
    assert list(directory.iterdir()) == [file]


def test_what_was_written_reads_back(tmp_path: Path) -> None:
    file = write_heads_file(tmp_path, HEADS, key=KEY, at=AT)

    assert list(read_heads_file(file, key=KEY)) == HEADS


def test_a_writing_that_fails_leaves_no_file(tmp_path: Path) -> None:
    def failing():  # type: ignore[no-untyped-def]
        yield HEADS[0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_heads_file(tmp_path, failing(), key=KEY, at=AT)

    assert heads_files(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_every_changed_byte_of_a_file_shows(tmp_path: Path) -> None:
    file = write_heads_file(tmp_path, HEADS, key=KEY, at=AT)
    content = file.read_bytes()

    for at in range(len(content)):
        file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        with pytest.raises(HeadsFileChangedError):
            list(read_heads_file(file, key=KEY))


@pytest.mark.parametrize("cut", [0, 1, 2])
def test_a_file_that_lost_lines_shows(cut: int, tmp_path: Path) -> None:
    file = write_heads_file(tmp_path, HEADS, key=KEY, at=AT)
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:cut]))

    with pytest.raises(HeadsFileChangedError):
        list(read_heads_file(file, key=KEY))
