"""A stage for the proof: PostgreSQL, Redis, a mail server and workers of its own, to be killed.

The stage restarts killed workers, as a process manager would, and keeps count of every mail.
"""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from aiosmtpd.smtp import SMTP, Envelope, Session
from celery import Celery
from kombu.exceptions import OperationalError

from integration_journal.embedded import children, places, postgres, redis_server
from integration_journal.embedded.mail import MailServer
from tests.services import SECRETS

ROOT = Path(__file__).parents[2]
WORKER = [
    *(sys.executable, "-m", "celery", "-A", "integration_journal", "worker"),
    *("--pool", "prefork", "--concurrency", "1", "--loglevel", "WARNING"),
    *("--without-gossip", "--without-mingle", "--without-heartbeat"),
]


class Taken(NamedTuple):
    """One copy of a mail: when it was taken, and over which line, that is from which worker."""

    mail: str
    at: float
    line: Session


class SlowClerk:
    """Takes every mail, notes when, and takes its time to say so: that is the send window."""

    def __init__(self, rng: random.Random, slowest: float) -> None:
        self.rng, self.slowest = rng, slowest
        self.taken: list[Taken] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Note the mail as taken, then answer after a while."""
        message = message_from_bytes(envelope.original_content or b"")
        self.taken.append(Taken(message["Message-ID"], time.monotonic(), session))
        await asyncio.sleep(self.rng.uniform(0, self.slowest))
        return "250 OK"


@dataclass
class Stage:
    """Everything that runs, and what happened to it."""

    at: places.Places
    env: dict[str, str]
    clerk: SlowClerk
    rng: random.Random
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    services: dict[str, ExitStack] = field(default_factory=dict)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    kills: list[float] = field(default_factory=list)
    deaths: list[float] = field(default_factory=list)  # the kills, and workers that ended of it
    events: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        broker = self.env["REDIS_URL"].replace("unix://", "redis+socket://")
        self.celery = Celery(broker=broker, set_as_current=False)  # ours stays this process's own
        self.celery.conf.broker_transport_options = {"socket_timeout": 1, "max_retries": 0}

    def start(self, service: str) -> None:
        """Start PostgreSQL or Redis, also after it was killed."""
        self.services.setdefault(service, ExitStack()).close()
        started = {
            "postgres": lambda: postgres.running(self.at.cluster),
            "redis": lambda: redis_server.running(self.at.redis_socket, self.at.logs / "redis.log"),
        }[service]()
        self.services[service] = stack = ExitStack()
        self.processes[service] = stack.enter_context(started)

    def restart(self, service: str) -> None:
        """End a service at once, without an orderly shutdown, and start it again."""
        process = self.processes[service]
        process.send_signal(signal.SIGQUIT if service == "postgres" else signal.SIGKILL)
        process.wait()
        self.start(service)
        self.events[f"{service} restarts"] += 1

    def suffer(self, fault: str) -> None:
        """End a service, or freeze Redis for a while; one that is frozen answers nobody."""
        if fault == "redis frozen":
            self.freeze("redis", self.rng.uniform(1, 4))
        else:
            self.restart(fault)

    def freeze(self, service: str, seconds: float) -> None:
        process = self.processes[service]
        process.send_signal(signal.SIGSTOP)
        time.sleep(seconds)
        process.send_signal(signal.SIGCONT)
        self.events[f"{service} freezes"] += 1

    def start_worker(self) -> subprocess.Popen[bytes]:
        return children.start(WORKER, log=self.at.logs / "workers.log", env=self.env)

    def supervise(self) -> None:
        """Start again whatever worker is gone."""
        for n, worker in enumerate(self.workers):
            if worker.poll() is not None:
                kill_group(worker)
                self.deaths.append(time.monotonic())
                self.workers[n] = self.start_worker()

    def kill_one(self) -> None:
        """`kill -9` a whole worker, or only the child that does its work."""
        worker = self.rng.choice(self.workers)
        offspring = children_of(worker.pid)
        if worker.poll() is None and offspring and self.rng.random() < 0.5:
            os.kill(self.rng.choice(offspring), signal.SIGKILL)
            self.events["children killed"] += 1
        elif worker.poll() is None:
            kill_group(worker)
            self.events["workers killed"] += 1
        else:
            return
        self.kills.append(time.monotonic())
        self.deaths.append(self.kills[-1])

    def tick(self) -> None:
        """Tick twice, as two beats would; a broker that is away misses it."""
        for _ in range(2):
            try:
                self.celery.send_task("reminders.tick", expires=15, retry=False)
            except (OperationalError, OSError):
                self.events["ticks missed"] += 1

    def run(self, *module: str) -> None:
        """Run one of our modules over the stage's database."""
        subprocess.run([sys.executable, *module], env=self.env, cwd=ROOT, check=True)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        url = self.env["DATABASE_URL"].replace("postgres://", "postgresql://", 1)
        with psycopg.connect(url) as connection:
            return connection.execute(query.encode()).fetchall()

    def logs(self) -> str:
        return "".join(path.read_text(errors="replace") for path in self.at.logs.glob("*.log"))

    def close(self) -> None:
        for worker in self.workers:
            kill_group(worker)
        self.celery.close()
        for stack in self.services.values():
            stack.close()


@contextmanager
def staged(
    data_dir: Path, seed: int, *, workers: int, lease: float, slowest: float
) -> Iterator[Stage]:
    """Set the stage: services up, tables made, workers waiting."""
    rng = random.Random(seed)
    clerk = SlowClerk(random.Random(seed + 1), slowest)
    mail = MailServer(list)
    mail.handler = clerk
    mail.start()
    at = places.prepare(data_dir)
    stage = Stage(at, environment(at, mail, lease), clerk, rng)
    try:
        stage.start("postgres")
        stage.start("redis")
        stage.run("manage.py", "migrate", "reminders", "--verbosity", "0", "--skip-checks")
        stage.workers = [stage.start_worker() for _ in range(workers)]
        yield stage
    finally:
        stage.close()
        mail.stop()
        places.forget(data_dir)


def environment(at: places.Places, mail: MailServer, lease: float) -> dict[str, str]:
    return SECRETS | {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "tests.reminders.proof_settings",
        "PROOF_LEASE_SECONDS": str(lease),
        "DATABASE_URL": at.cluster.url,
        "REDIS_URL": redis_server.url(at.redis_socket),
        "DATA_DIR": str(at.logs),
        "EMAIL_HOST": mail.hostname,
        "EMAIL_PORT": str(mail.port),
    }


def kill_group(worker: subprocess.Popen[bytes]) -> None:
    """`kill -9` a worker with all its children, also those that outlived it."""
    with suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def children_of(pid: int) -> list[int]:
    try:
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
