"""Redis as a child: one unix socket, no network, nothing kept on disk."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from integration_journal.embedded import binaries, children
from integration_journal.embedded.children import CannotStart

READY_SECONDS = 20
DATABASES = 64


def url(socket: Path, database: int = 0) -> str:
    """Return the REDIS_URL of a socket."""
    return f"unix://{socket}?db={database}"


@contextmanager
def running(socket: Path, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run Redis on `socket`: it wakes and counts, PostgreSQL is the truth."""
    socket.unlink(missing_ok=True)
    process = children.start(
        [
            binaries.redis_server(),
            "--port",
            "0",
            "--unixsocket",
            socket,
            "--unixsocketperm",
            "700",
            "--save",
            "",
            "--appendonly",
            "no",
            "--databases",
            str(DATABASES),
        ],
        log=log,
        env={"PATH": "/usr/bin:/bin"},
    )
    try:
        _wait_until_ready(socket, process, log)
        yield process
    finally:
        children.stop(process, signal.SIGTERM)


def _wait_until_ready(socket: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with redis.Redis(unix_socket_path=str(socket)) as client:
                client.ping()
        except redis.ConnectionError:
            time.sleep(0.02)
        else:
            return
    raise CannotStart(f"Redis did not start; its log says why: {log}")
