"""Lost: none. Sent twice: at most once per kill inside the send window, as the same message.

Real PostgreSQL, Redis, Celery workers and SMTP, all of the stage's own. REMINDERS_SEED repeats
a seed; the moments of a real machine it cannot repeat.
"""

import os
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reminders.stage import Stage, staged

STEP = 0.02
IN_THE_SOCKET = 1.0  # seconds
COUNT = "SELECT count(*), count(*) FILTER (WHERE state = 'sent') FROM reminders_occurrence WHERE "
FIRST_DAY = "due_at < now() + interval '12 hours'"  # tomorrow's are planned, not due
UNSENT = (
    "SELECT state, attempt, ready_at - now() FROM reminders_occurrence WHERE state <> 'sent' AND "
)


@dataclass(frozen=True)
class Script:
    """How much happens, and for how long."""

    occurrences: int
    spread: float  # seconds over which they fall due
    kills: int
    workers: int
    lease: float
    slowest: float  # the mail server's longest hesitation after taking a mail
    restarts: tuple[str, ...]
    patience: float  # seconds until everything must be sent


SHORT = Script(200, 12, 10, 2, 5, 0.04, ("redis",), 60)
LONG = Script(2_000, 150, 100, 3, 10, 0.06, ("redis", "postgres"), 600)


@pytest.fixture
def seed() -> int:
    return int(os.environ.get("REMINDERS_SEED") or random.SystemRandom().randrange(10**6))


def play(stage: Stage, script: Script) -> None:
    """Tick, kill and restart until everything is sent and every kill is spent."""
    begun = time.monotonic()
    ticks = begun
    kills = sorted(stage.rng.uniform(1, script.spread + 2) for _ in range(script.kills))
    restarts = [
        (script.spread * (n + 1) / (len(script.restarts) + 1), service)
        for n, service in enumerate(script.restarts)
    ]
    while time.monotonic() - begun < script.patience:
        passed = time.monotonic() - begun
        if time.monotonic() >= ticks:
            stage.tick()
            ticks += 0.5
        if kills and passed >= kills[0]:
            stage.kill_one()
            kills = kills[1:] if len(stage.kills) + len(kills) > script.kills else kills
        if restarts and passed >= restarts[0][0]:
            stage.restart(restarts.pop(0)[1])
        stage.supervise()
        if not kills and not restarts and is_done(stage, script):
            return
        time.sleep(STEP)


def is_done(stage: Stage, script: Script) -> bool:
    return len({mail for mail, _ in stage.clerk.taken}) == script.occurrences and stage.ask(
        COUNT + FIRST_DAY
    ) == [(script.occurrences, script.occurrences)]


def repeats_without_a_kill(stage: Stage, lease: float) -> list[str]:
    """Return repeats that no death of their own explains: each may cause one.

    A mail may lie in the socket when its worker dies, and be noted a moment after the death.
    """
    seen: Counter[str] = Counter(mail for mail, _ in stage.clerk.taken)
    unused = sorted(stage.deaths)
    unexplained = []
    for mail, taken_at in stage.clerk.taken:
        seen[mail] -= 1
        if not seen[mail]:
            continue  # the last copy: it was confirmed
        near = (at for at in unused if taken_at - IN_THE_SOCKET <= at <= taken_at + lease)
        death = next(near, None)
        if death is None:
            unexplained.append(mail)
        else:
            unused.remove(death)
    return unexplained


def prove(tmp_path: Path, seed: int, script: Script, capsys: pytest.CaptureFixture[str]) -> None:
    begun = time.monotonic()
    with staged(
        tmp_path / "stage",
        seed,
        workers=script.workers,
        lease=script.lease,
        slowest=script.slowest,
    ) as stage:
        stage.run("-m", "tests.reminders.proof_seed", str(script.occurrences), str(script.spread))

        play(stage, script)

        [(planned, sent)] = stage.ask(COUNT + FIRST_DAY)
        unsent = stage.ask(UNSENT + FIRST_DAY)
        logs = stage.logs()
        taken = Counter(mail for mail, _ in stage.clerk.taken)
    doubled = sum(taken.values()) - len(taken)
    with capsys.disabled():
        print(
            f"\nreminders: seed {seed}, {planned} occurrences, {len(stage.kills)} kills "
            f"{dict(stage.events)}, lost {script.occurrences - len(taken)}, "
            f"sent twice {doubled}, most copies {max(taken.values(), default=0)}, "
            f"{time.monotonic() - begun:.0f} s"
        )
    assert (planned, sent, unsent) == (script.occurrences, script.occurrences, [])
    assert len(taken) == script.occurrences
    assert len(stage.kills) >= script.kills
    assert repeats_without_a_kill(stage, script.lease) == []
    assert "example.org" not in logs


def test_none_is_lost_and_few_are_repeated_through_ten_kills(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    prove(tmp_path, seed, SHORT, capsys)


@pytest.mark.prove
def test_none_is_lost_and_few_are_repeated_through_a_hundred_kills(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    prove(tmp_path, seed, LONG, capsys)
