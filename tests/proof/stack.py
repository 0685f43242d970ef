"""`make run` over a private data folder, and everything it leaves anywhere."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import redis
from celery import Celery

from integration_journal.embedded import demo_secrets, places, redis_server

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120  # for a first start while the machine is busy
KEPT = ("PATH", "HOME", "LANG")


class Stack:
    """One demo: its processes, its folders and its doors."""

    def __init__(self, folder: Path) -> None:
        self.data_dir, self.temp = folder / "var", folder / "tmp"
        self.said = folder / "said.log"
        self.temp.mkdir()
        self.at = places.prepare(self.data_dir)
        self.process: subprocess.Popen[bytes] | None = None
        self.port = 0

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.port = free_port()
        with self.said.open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "integration_journal.embedded", "run"],
                cwd=ROOT,
                env=self.plain_env() | {"PORT": str(self.port), "DATA_DIR": str(self.data_dir)},
                stdout=said,
                stderr=said,
            )
        until = time.monotonic() + SECONDS
        while not self.answers():
            assert self.process.poll() is None, self.said.read_text()
            assert time.monotonic() < until, self.said.read_text()
            time.sleep(0.1)

    def stop(self) -> None:
        """Press Ctrl-C and wait: PostgreSQL writes everything to its files on the way out."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)
        self.process = None

    def plain_env(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        return kept | {"TMPDIR": str(self.temp)}

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://localhost:{self.port}/readyz", timeout=5) as page:
                return page.status == 200
        except OSError:
            return False

    @property
    def env(self) -> dict[str, str]:
        """What our own commands need to work on this stack."""
        return (
            self.plain_env()
            | demo_secrets.prepare(self.data_dir, ROOT)
            | {
                "JOURNAL_MODE": "demo",
                "DATABASE_URL": self.at.cluster.url,
                "REDIS_URL": redis_server.url(self.at.redis_socket),
                "DATA_DIR": str(self.data_dir),
                "STATIC_ROOT": str(self.data_dir / "static"),
            }
        )

    def manage(self, *command: str) -> bytes:
        """Run a command of ours; return what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.env,
            check=True,
            capture_output=True,
        ).stdout

    def pg_dump(self, *options: str) -> bytes:
        """Dump the whole database as text, with what the planner remembers of its values."""
        program = self.at.cluster.install / "bin" / "pg_dump"
        command = [str(program), *options, self.at.cluster.url]
        return subprocess.run(command, check=True, capture_output=True, cwd="/").stdout

    def sql(self, *statements: str) -> list[tuple[object, ...]]:
        """Run statements; return the rows of the last one."""
        url = self.at.cluster.url.replace("postgres://", "postgresql://", 1)
        with psycopg.connect(url, autocommit=True) as connection:
            for statement in statements:
                answer = connection.execute(statement.encode())
            return answer.fetchall() if answer.description else []

    def tick(self) -> None:
        """Wake the worker as beat does every fifteen seconds."""
        broker = redis_server.url(self.at.redis_socket).replace("unix://", "redis+socket://")
        with Celery(broker=broker, set_as_current=False) as celery:
            celery.send_task("reminders.tick", expires=15)

    def files(self) -> Iterator[Path]:
        """Every file of the data folder, also where root keeps the cluster outside it."""
        for folder, _folders, names in os.walk(self.data_dir, followlinks=True):
            for name in names:
                path = Path(folder) / name
                if path.is_file():
                    yield path


class RedisEar:
    """Notes every command Redis is given, also what lives there for a moment only."""

    def __init__(self, socket_path: Path) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(str(socket_path))
        self.socket.sendall(b"MONITOR\r\n")
        self.heard = bytearray()
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()

    def listen(self) -> None:
        while True:
            try:
                heard = self.socket.recv(65536)
            except OSError:
                return
            if not heard:
                return
            self.heard += heard

    def close(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.thread.join(5)
        self.socket.close()


def everything_in_redis(socket_path: Path) -> bytes:
    """Every key of every database, with its value as Redis would write it to disk."""
    said = []
    for number in range(redis_server.DATABASES):
        with redis.Redis(unix_socket_path=str(socket_path), db=number) as client:
            for key in client.scan_iter(count=1000):
                said += [key, client.dump(key) or b"", value_of(client, key)]
    return b"\n".join(said)


def value_of(client: redis.Redis, key: bytes) -> bytes:
    """A value as its owner reads it: the dump packs small lists and texts."""
    read = {
        b"string": lambda: client.get(key),
        b"list": lambda: client.lrange(key, 0, -1),
        b"set": lambda: client.smembers(key),
        b"hash": lambda: client.hgetall(key),
        b"zset": lambda: client.zrange(key, 0, -1, withscores=True),
    }.get(client.type(key))
    value = read() if read else b""
    return value if isinstance(value, bytes) else repr(value).encode()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
        return number


@contextmanager
def standing(folder: Path) -> Iterator[Stack]:
    """A started stack, and nothing of it left afterwards."""
    stack = Stack(folder)
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()
        places.forget(stack.data_dir)
