"""`make run`: serves with everything real, ends with every child, and says why when it cannot."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from integration_journal.embedded import places

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 90  # for a first start while the machine is busy with other tests
KEPT = ("PATH", "HOME", "LANG")


@dataclass
class Started:
    """A running demo and everything that belongs to it."""

    process: "subprocess.Popen[str]"
    port: int
    welcome: str

    @property
    def family(self) -> list[psutil.Process]:
        """Return it and every process below it."""
        head = psutil.Process(self.process.pid)
        return [head, *head.children(recursive=True)]


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return one data folder, kept from start to start."""
    folder = tmp_path_factory.mktemp("demo") / "var"
    yield folder
    places.forget(folder)


@pytest.fixture
def start(data_dir: Path) -> Iterator[Callable[[], Started]]:
    """Return a way to start the demo; whatever is left of it is killed afterwards."""
    heads: list[subprocess.Popen[str]] = []
    families: list[psutil.Process] = []

    def started() -> Started:
        port = free_port()
        heads.append(run(data_dir, port))
        demo = Started(heads[-1], port, read_welcome(heads[-1]))
        families.extend(demo.family)
        return demo

    yield started
    kill_all(families)
    for head in heads:
        head.kill()
        head.communicate(timeout=30)


def run(data_dir: Path, port: int) -> "subprocess.Popen[str]":
    """Start what `make run` starts."""
    env = {name: os.environ[name] for name in KEPT if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "integration_journal.embedded", "run"],
        cwd=ROOT,
        env=env | {"DATA_DIR": str(data_dir), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def read_welcome(process: "subprocess.Popen[str]") -> str:
    """Return what was said up to the last line of the welcome."""
    assert process.stdout
    said = ""
    until = time.monotonic() + SECONDS
    while "Ctrl-C stops everything" not in said:
        line = process.stdout.readline()
        said += line
        assert line, said
        assert time.monotonic() < until, said
    return said


def refusal(data_dir: Path, port: int) -> str:
    """Return what a start that must fail says, all of it."""
    process = run(data_dir, port)
    said, _ = process.communicate(timeout=SECONDS)
    assert process.returncode == 1
    return said


def free_port() -> int:
    """Return a port nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
        return number


def is_alive(process: psutil.Process) -> bool:
    """Say whether a process still runs."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def kill_all(family: list[psutil.Process]) -> None:
    """Kill a whole family, those that go while we are at it included."""
    for process in family:
        with suppress(psutil.NoSuchProcess):
            process.kill()


def left_after(family: list[psutil.Process], seconds: float = 20) -> list[psutil.Process]:
    """Return who of a family still runs after so many seconds at most."""
    until = time.monotonic() + seconds
    while (left := [each for each in family if is_alive(each)]) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def status_of(port: int, path: str) -> int:
    """Return the status of a page."""
    with urllib.request.urlopen(f"http://localhost:{port}{path}", timeout=10) as answer:
        return int(answer.status)


def names(family: list[psutil.Process]) -> str:
    """Return what runs, in one text."""
    return " ".join(" ".join(process.cmdline()) for process in family)


def end(demo: Started) -> None:
    """Press Ctrl-C and read to the end."""
    demo.process.send_signal(signal.SIGINT)
    demo.process.communicate(timeout=30)


def test_it_serves_with_every_part_real_and_ctrl_c_ends_them(start: Callable[[], Started]) -> None:
    demo = start()
    family = demo.family

    assert status_of(demo.port, "/readyz") == 200
    assert f"http://localhost:{demo.port}" in demo.welcome
    assert "alice@example.org" in demo.welcome
    running = names(family)
    parts = ("postgres", "redis-server", "gunicorn", "worker", "beat", "mail_folder")
    assert [part for part in parts if part not in running] == []

    end(demo)
    assert demo.process.returncode == 0
    assert left_after(family) == []


def test_a_second_start_on_the_same_data_says_so_and_sigterm_ends_the_first(
    start: Callable[[], Started], data_dir: Path
) -> None:
    demo = start()
    family = demo.family

    said = refusal(data_dir, free_port())

    assert said.count("\n") == 1
    assert f"already runs from {data_dir}" in said
    assert status_of(demo.port, "/healthz") == 200
    demo.process.terminate()
    demo.process.communicate(timeout=30)
    assert demo.process.returncode == 0
    assert left_after(family) == []


def test_killed_outright_it_leaves_nobody(start: Callable[[], Started]) -> None:
    demo = start()
    family = demo.family

    demo.process.kill()
    demo.process.communicate(timeout=30)

    assert left_after(family) == []


def test_all_killed_at_once_it_starts_again(start: Callable[[], Started], data_dir: Path) -> None:
    demo = start()
    kill_all(demo.family)
    demo.process.communicate(timeout=30)
    assert (data_dir / "postgres" / "cluster" / "data" / "postmaster.pid").exists()

    again = start()

    assert status_of(again.port, "/readyz") == 200
    end(again)


def test_without_its_database_it_ends_as_one(start: Callable[[], Started]) -> None:
    demo = start()
    family = demo.family
    database = next(each for each in family if each.name() == "postgres")

    database.kill()
    demo.process.communicate(timeout=30)

    assert left_after(family) == []


def test_a_taken_port_is_one_sentence(data_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        said = refusal(data_dir, port)

    assert said.count("\n") == 1
    assert said.startswith(f"Port {port} is in use")


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1"])
def test_a_port_that_is_none_is_one_sentence(data_dir: Path, port: str) -> None:
    said = refusal(data_dir, port)  # type: ignore[arg-type]

    assert said == f"PORT is '{port}'; it has to be a number from 1 to 65535.\n"
