"""Child processes that never outlive the process that started them."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
STOP_SECONDS = 15


class CannotStart(Exception):
    """Why the services cannot run here, as one sentence for a person."""


def die_with_parent(sign: signal.Signals = signal.SIGTERM) -> None:
    """Ask Linux to send `sign` to this process when its parent ends, however it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(sign))


def start(
    command: Sequence[str | Path], *, log: Path, env: Mapping[str, str], user: str | None = None
) -> subprocess.Popen[bytes]:
    """Start a service in a session of its own (Ctrl-C is ours to answer), tied to our life."""
    with log.open("ab") as sink:
        return subprocess.Popen(  # noqa: S603
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
            env=dict(env),
            cwd="/",
            start_new_session=True,
            preexec_fn=lambda: die_with_parent(signal.SIGINT),
            **as_user(user),
        )


def as_user(user: str | None) -> dict[str, Any]:
    """Return what `subprocess` needs to drop to `user` and all its rights; nothing when None."""
    if user is None:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def stop(process: subprocess.Popen[bytes], sign: signal.Signals) -> None:
    """End a service in order; by force when it does not listen."""
    if process.poll() is not None:
        return
    process.send_signal(sign)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
