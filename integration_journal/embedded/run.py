"""`make run`: everything real beside the app, on this machine alone, until Ctrl-C."""

import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from integration_journal.embedded import (
    children,
    demo_secrets,
    places,
    postgres,
    processes,
    redis_server,
)
from integration_journal.embedded.children import CannotStart
from integration_journal.embedded.prepare import DEMO_PEOPLE

ROOT = Path(__file__).resolve().parent.parent.parent
ANSWER_SECONDS = 60


def run(data_dir: Path, port: int) -> int:
    """Serve the demo; return the exit code."""
    children.die_with_parent(signal.SIGTERM)
    signal.signal(signal.SIGTERM, _leave)
    with alone(data_dir), ExitStack() as services:
        _must_be_free(port)
        at = places.prepare(data_dir)
        database = services.enter_context(postgres.running(at.cluster))
        counter = services.enter_context(
            redis_server.running(at.redis_socket, at.logs / "redis.log")
        )
        env = _environment(data_dir, port, at)
        _prepare(env)

        def once_started() -> None:
            _beside(_end_with, database)
            _beside(_end_with, counter)
            _beside(_announce, data_dir, port)

        return processes.run(ROOT, env, once_started)


def _leave(*_: object) -> None:
    raise SystemExit(0)


def _must_be_free(port: int) -> None:
    try:
        with socket.create_server(("127.0.0.1", port)):
            pass
    except OSError:
        raise CannotStart(
            f"Port {port} is in use, or not ours to use. Choose another one, as in: "
            f"PORT={port + 1} make run"
        ) from None


@contextmanager
def alone(data_dir: Path) -> Iterator[None]:
    """Hold this data folder for ourselves; the kernel lets go however we end."""
    places.claim(data_dir)
    with (data_dir / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotStart(
                f"The journal already runs from {data_dir}. Stop it first, or give this one a "
                "folder of its own, as in: DATA_DIR=var2 PORT=8001 make run"
            ) from None
        yield


def _environment(data_dir: Path, port: int, at: places.Places) -> dict[str, str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        mail_port = free.getsockname()[1]
    return (
        os.environ
        | demo_secrets.prepare(data_dir, ROOT)
        | {
            "JOURNAL_MODE": "demo",
            "DJANGO_SETTINGS_MODULE": "integration_journal.settings",
            "DATABASE_URL": at.cluster.url,
            "REDIS_URL": redis_server.url(at.redis_socket),
            "DATA_DIR": str(data_dir),
            "PORT": str(port),
            "PYTHON": sys.executable,
            "STATIC_ROOT": str(data_dir / "static"),
            "SITE_URL": f"http://localhost:{port}",
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(mail_port),
            "PYTHONUNBUFFERED": "1",
        }
    )


def _prepare(env: dict[str, str]) -> None:
    command = [sys.executable, "-m", "integration_journal.embedded.prepare"]
    if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode != 0:  # noqa: S603
        raise CannotStart("The database could not be brought up to date; the lines above say why.")


def _beside(work: Callable[..., None], *given: object) -> None:
    threading.Thread(target=work, args=given, daemon=True).start()


def _end_with(service: "subprocess.Popen[bytes]") -> None:
    """Without its database or its Redis the demo has nothing to show: end as one."""
    service.wait()
    os.kill(os.getpid(), signal.SIGTERM)


def _announce(data_dir: Path, port: int) -> None:
    until = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < until:
        if _answers(port):
            sys.stdout.write(_welcome(data_dir, port))
            sys.stdout.flush()
            return
        time.sleep(0.05)


def _answers(port: int) -> bool:
    web = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        web.request("GET", "/healthz", headers={"Host": "localhost"})
        return web.getresponse().status == 200
    except OSError:
        return False
    finally:
        web.close()


def _welcome(data_dir: Path, port: int) -> str:
    people = (data_dir / DEMO_PEOPLE).read_text().strip()
    return (
        f"\n  Integration Journal: http://localhost:{port}\n\n"
        + "".join(f"  {line}\n" for line in people.splitlines())
        + f"\n  Mail goes to {data_dir / 'mail'}, one file each. Ctrl-C stops everything.\n\n"
    )
