"""Lost: none. Sent twice: at most once per kill inside the send window, as the same message.

Real PostgreSQL, Redis, Celery workers and SMTP, all of the stage's own. REMINDERS_SEED repeats
a seed; the moments of a real machine it cannot repeat. A provider that knows a message again by
its id, as SMTP does not, would have delivered each exactly once: that is counted too.
"""

import os
import random
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from aiosmtpd.smtp import Session

from tests.reminders.stage import Stage, Taken, staged

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
    faults: Counter[str]  # how often each service is ended or frozen
    patience: float  # seconds until everything must be sent


SHORT = Script(200, 12, 10, 2, 5, 0.04, Counter({"redis": 1, "redis frozen": 1}), 90)
LONG_FAULTS = Counter({"redis": 15, "redis frozen": 15, "postgres": 10})
LONG = Script(20_000, 1_800, 500, 4, 10, 0.06, LONG_FAULTS, 5_400)
PART = int(os.environ.get("REMINDERS_PART", "1"))  # a half, a quarter ... of the long one


def part_of(script: Script, part: int) -> Script:
    """Return a shorter script of the same density."""
    faults = Counter({what: -(-count // part) for what, count in script.faults.items()})
    return replace(
        script,
        occurrences=script.occurrences // part,
        spread=script.spread / part,
        kills=script.kills // part,
        faults=faults,
    )


@pytest.fixture
def seed() -> int:
    return int(os.environ.get("REMINDERS_SEED") or random.SystemRandom().randrange(10**6))


def play(stage: Stage, script: Script) -> None:
    """Tick, kill, freeze and restart until everything is sent and every fault is spent."""
    begun = time.monotonic()
    ticks = begun
    kills = sorted(stage.rng.uniform(1, script.spread + 2) for _ in range(script.kills))
    faults = plan_faults(stage.rng, script)
    while time.monotonic() - begun < script.patience:
        passed = time.monotonic() - begun
        if time.monotonic() >= ticks:
            stage.tick()
            ticks += pause_before_next_tick(stage)
        if kills and passed >= kills[0]:
            stage.kill_one()
            kills = kills[1:] if len(stage.kills) + len(kills) > script.kills else kills
        if faults and passed >= faults[0][0]:
            stage.suffer(faults.pop(0)[1])
        stage.supervise()
        if not kills and not faults and is_done(stage, script):
            return
        time.sleep(STEP)


def plan_faults(rng: random.Random, script: Script) -> list[tuple[float, str]]:
    """Return when each fault happens, one after the other in an order of its own."""
    order = list(script.faults.elements())
    rng.shuffle(order)
    return [(script.spread * (n + 1) / (len(order) + 1), what) for n, what in enumerate(order)]


def pause_before_next_tick(stage: Stage) -> float:
    """Return half a second; now and then a tick comes late, by up to five."""
    if stage.rng.random() > 0.05:
        return 0.5
    stage.events["late ticks"] += 1
    return stage.rng.uniform(1, 5)


def is_done(stage: Stage, script: Script) -> bool:
    return len({copy.mail for copy in stage.clerk.taken}) == script.occurrences and stage.ask(
        COUNT + FIRST_DAY
    ) == [(script.occurrences, script.occurrences)]


def repeats_without_a_kill(taken: list[Taken], deaths: list[float], lease: float) -> list[str]:
    """Return repeats that no death of their own explains: each may cause one.

    A mail may lie in the socket when its worker dies, and be noted a moment after the death. Who
    died says nothing more: so a copy that was not the last one on its line is nobody's death.
    """
    seen = Counter(copy.mail for copy in taken)
    last_on_line = {id(copy.line): number for number, copy in enumerate(taken)}
    unused = sorted(deaths)
    unexplained = []
    for number, copy in enumerate(taken):
        seen[copy.mail] -= 1
        if not seen[copy.mail]:
            continue  # the last copy: it was confirmed
        near = (at for at in unused if copy.at - IN_THE_SOCKET <= at <= copy.at + lease)
        death = next(near, None)
        if death is None or last_on_line[id(copy.line)] != number:
            unexplained.append(copy.mail)
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
        taken = Counter(copy.mail for copy in stage.clerk.taken)
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
    assert repeats_without_a_kill(stage.clerk.taken, stage.deaths, script.lease) == []
    assert "example.org" not in logs


def test_a_repeat_is_explained_by_the_death_of_who_sent_it_and_by_no_other() -> None:
    dead, living, later = (Session(None) for _ in range(3))
    repeat, again = Taken("one", 10, dead), Taken("one", 12, later)
    goes_on = [Taken("one", 10, living), Taken("two", 11, living), again]

    assert repeats_without_a_kill([repeat, again], [10.1], lease=5) == []
    assert repeats_without_a_kill([repeat, again], [], lease=5) == ["one"]
    assert repeats_without_a_kill(goes_on, [10.1], lease=5) == ["one"]


def test_none_is_lost_and_few_are_repeated_through_ten_kills(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    prove(tmp_path, seed, SHORT, capsys)


@pytest.mark.prove
def test_none_is_lost_and_few_are_repeated_through_five_hundred_kills(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    prove(tmp_path, seed, part_of(LONG, PART), capsys)
