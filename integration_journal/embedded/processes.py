"""The demo's own processes under honcho: mail, web, worker and beat, each tied to our life."""

import multiprocessing
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from honcho.environ import parse_procfile
from honcho.manager import Manager
from honcho.printer import Printer
from honcho.process import Popen, Process

from integration_journal.embedded.children import die_with_parent

STOPPED_BY_US = {130, 143}  # honcho's answers to Ctrl-C and SIGTERM


class TiedProcess(Process):
    """A honcho process that ends with honcho, even when honcho is killed outright."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._child_ctor = tied_command

    def run(self, events: Any = None, ignore_signals: bool = False) -> None:
        """Run the command, watched from a process that dies with honcho."""
        die_with_parent(signal.SIGKILL)
        super().run(events, ignore_signals)


def tied_command(command: str, **options: Any) -> "subprocess.Popen[bytes]":
    """Start a command that ends when its watcher does."""
    started: subprocess.Popen[bytes] = Popen(command, preexec_fn=die_with_parent, **options)
    return started


class TiedManager(Manager):
    """honcho with tied processes, and something to do once all of them are started."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__(Printer(sys.stdout, colour=sys.stdout.isatty()))
        self._process_ctor = TiedProcess
        self._then = then

    def _start(self) -> None:
        super()._start()
        self._then()  # threads may start now: nothing forks any more


def run(root: Path, env: Mapping[str, str], then: Callable[[], None]) -> int:
    """Run deploy/Procfile until one process ends or we are told to stop; return the exit code."""
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
    manager = TiedManager(then)
    lines = parse_procfile((root / "deploy" / "Procfile").read_text())
    for name, command in lines.processes.items():
        manager.add_process(name, command, env=dict(env), cwd=str(root))
    manager.loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.SIG_IGN)  # what is left to stop stops in order, and soon
    code: int = manager.returncode
    return 0 if code in STOPPED_BY_US else code or 1
