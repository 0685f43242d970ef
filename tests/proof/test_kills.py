"""The web server is killed while people write: what was called saved is there, whole.

PROOF_SEED repeats a seed; the moments of a real machine it cannot repeat.
"""

import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.proof.browser import Browser
from tests.proof.web import Web, serving
from tests.proof.writer import Writer

WRITERS = {"a": "alice", "b": "alice", "c": "charlie", "d": "charlie"}
PATIENCE = 60  # seconds in which somebody must get a word saved


@pytest.fixture
def seed() -> int:
    return int(os.environ.get("PROOF_SEED") or random.SystemRandom().randrange(10**6))


def begin_writing(web: Web, seed: int) -> list[Writer]:
    """Two devices each of two people."""
    writers = []
    for number, (name, person) in enumerate(WRITERS.items()):
        browser = Browser(web.port)
        browser.log_in(f"{person}@example.org")
        writers.append(Writer(name, browser, seed + number))
    for writer in writers:
        writer.start()
    return writers


def kill_while_writing(web: Web, writers: list[Writer], kills: int) -> None:
    """Let a few words be saved, then kill at a random moment of the next ones."""
    while web.killed.total() < kills:
        wait_for_words(writers, web.rng.randint(1, 6))
        time.sleep(web.rng.uniform(0, 0.05))
        web.kill()


def wait_for_words(writers: list[Writer], count: int) -> None:
    until = time.monotonic() + PATIENCE
    before = saved(writers)
    while saved(writers) < before + count:
        assert time.monotonic() < until, [writer.wrong for writer in writers]
        time.sleep(0.002)


def saved(writers: list[Writer]) -> int:
    return sum(writer.counts["saved"] for writer in writers)


def prove(folder: Path, seed: int, kills: int, capsys: pytest.CaptureFixture[str]) -> None:
    begun = time.monotonic()
    with serving(folder, random.Random(seed)) as web:
        writers = begin_writing(web, seed)
        kill_while_writing(web, writers, kills)
        wait_for_words(writers, len(writers))
        for writer in writers:
            writer.is_over.set()
        for writer in writers:
            writer.join(PATIENCE)
        cut_off = sum(writer.counts["cut off"] for writer in writers)

        for writer in writers:
            for entry in writer.entries:
                writer.look(entry)

        seals = web.manage("verify_seals")
        log = web.log.read_text()
    counts = sum((writer.counts for writer in writers), Counter())
    entries = [entry for writer in writers for entry in writer.entries]
    wrong = [said for writer in writers for said in writer.wrong]
    with capsys.disabled():
        print(
            f"\nsaving: seed {seed}, {kills} kills {dict(web.killed)}, {len(entries)} entries, "
            f"{counts['saved']} saves confirmed, {counts['cut off']} cut off, of which "
            f"{counts['written, never confirmed']} were written all the same, "
            f"{len(wrong)} wrong, {time.monotonic() - begun:.0f} s"
        )
    assert wrong == []
    assert not any(writer.is_alive() for writer in writers)
    assert cut_off >= kills / 4  # the kills did fall among saves
    assert " 0 unreadable." in seals.splitlines()[-1]
    assert entries_opened(seals) >= len([entry for entry in entries if entry.saved])
    assert "a0-1-" not in log


def entries_opened(seals: str) -> int:
    line = next(line for line in seals.splitlines() if line.startswith("journal.Entry:"))
    return int(line.split()[1])


def test_what_is_called_saved_is_there_after_twenty_kills(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    prove(tmp_path, seed, 20, capsys)


@pytest.mark.prove
def test_what_is_called_saved_is_there_after_two_hundred_kills(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    prove(tmp_path, seed, 200, capsys)
