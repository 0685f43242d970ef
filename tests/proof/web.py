"""The web server as production runs it, over a database of its own, to be killed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings

from tests.proof.browser import Browser
from tests.proof.stack import ROOT, free_port
from tests.services import SECRETS

GUNICORN = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.py"]
PEOPLED = """
import io, django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("load_demo", stdout=io.StringIO())
"""  # one start of Django for both
ALL_OF_IT = 0.1  # the share of kills that take the master and every worker at once


class Web:
    """gunicorn with two workers; whatever of it is killed comes back."""

    def __init__(self, env: dict[str, str], folder: Path, rng: random.Random) -> None:
        self.env, self.rng, self.port = env, rng, free_port()
        self.log = folder / "web.log"
        self.killed: Counter[str] = Counter()
        self.master = self.start()

    def start(self) -> "subprocess.Popen[bytes]":
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [*GUNICORN, "--bind", f"127.0.0.1:{self.port}", "integration_journal.wsgi"],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while not self.answers():
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            return Browser(self.port, timeout=5).get("/healthz").status == 200
        except OSError:
            return False

    def kill(self) -> None:
        """`kill -9` one worker, or sometimes the master with all of them, and start it again."""
        workers = self.workers()
        if self.rng.random() < ALL_OF_IT or not workers:
            os.killpg(self.master.pid, signal.SIGKILL)
            self.master.wait()
            self.master = self.start()
            self.killed["master and workers"] += 1
        else:
            os.kill(self.rng.choice(workers), signal.SIGKILL)
            self.killed["worker"] += 1

    def workers(self) -> list[int]:
        pid = self.master.pid
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def manage(self, *command: str) -> str:
        manage = [sys.executable, "manage.py", *command]
        done = subprocess.run(
            manage, cwd=ROOT, env=self.env, check=True, capture_output=True, text=True
        )
        return done.stdout

    def close(self) -> None:
        os.killpg(self.master.pid, signal.SIGKILL)
        self.master.wait()


@contextmanager
def serving(folder: Path, rng: random.Random, **more: str) -> Iterator[Web]:
    """A web server over an empty database with the demo people in it."""
    with own_database() as url:
        env = (
            SECRETS
            | more
            | {
                "DJANGO_SETTINGS_MODULE": "integration_journal.settings",
                "PATH": os.environ["PATH"],
                "DATABASE_URL": url,
                "REDIS_URL": settings.REDIS_URL,
                "DATA_DIR": str(folder),
                "STATIC_ROOT": str(settings.STATIC_ROOT),
                "WEB_WORKERS": "2",
            }
        )
        subprocess.run([sys.executable, "-c", PEOPLED], cwd=ROOT, env=env, check=True)
        web = Web(env, folder, rng)
        try:
            web.wait()
            yield web
        finally:
            web.close()


@contextmanager
def own_database() -> Iterator[str]:
    url = os.environ["DATABASE_URL"]
    name = f"kills_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with psycopg.connect(url.replace("postgres://", "postgresql://", 1), autocommit=True) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        yield url.rpartition("/")[0] + f"/{name}"
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
