"""PostgreSQL 18 as a child: one cluster, one unix socket, no network, no reachable superuser."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from integration_journal.embedded import children, owner
from integration_journal.embedded.children import CannotStart

ROLE = DATABASE = "journal"
READY_SECONDS = 60
SOCKET = ".s.PGSQL.5432"
PLAIN_ENV = {"LC_ALL": "C", "PATH": os.defpath}
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    # A log that repeats no statement and no value, as production's should (see docs).
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
FOR_TESTS = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off"}


@dataclass(frozen=True)
class Cluster:
    """A database cluster: its files, its socket's folder, its programs and who runs it."""

    home: Path
    sockets: Path
    install: Path
    log: Path
    user: str | None

    @property
    def data(self) -> Path:
        """Return the data folder: inside one that `user` owns, in a home that `user` does not."""
        return self.home / "cluster" / "data"

    @property
    def doors(self) -> dict[str, Path]:
        """Return the files that say who may come in: ours, out of reach of `user`."""
        return {"hba_file": self.home / "pg_hba.conf", "ident_file": self.home / "pg_ident.conf"}

    @property
    def url(self) -> str:
        """Return the DATABASE_URL that reaches it."""
        return f"postgres://{ROLE}@{quote(str(self.sockets), safe='')}/{DATABASE}"


@contextmanager
def running(cluster: Cluster, *, for_tests: bool = False) -> Iterator[subprocess.Popen[bytes]]:
    """Run PostgreSQL over `cluster`, made on the first start, and end it in order."""
    if not (cluster.data / "PG_VERSION").is_file():
        _make(cluster, may_create_databases=for_tests)
    _end_leftover(cluster)
    _write_doors(cluster)
    settings = SETTINGS | {"unix_socket_directories": str(cluster.sockets)}
    settings |= {name: str(path) for name, path in cluster.doors.items()}
    settings |= FOR_TESTS if for_tests else {}
    process = children.start(
        [_program(cluster, "postgres"), "-D", cluster.data, *_options(settings)],
        log=cluster.log,
        env=PLAIN_ENV,
        user=cluster.user,
    )
    try:
        _wait_until_ready(cluster, process)
        yield process
    finally:
        children.stop(process, signal.SIGINT)  # a fast, orderly shutdown


def _program(cluster: Cluster, name: str) -> Path:
    return cluster.install / "bin" / name


def _options(settings: dict[str, str]) -> list[str]:
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _make(cluster: Cluster, *, may_create_databases: bool) -> None:
    """Make the cluster beside its place and move it in when whole: a kill leaves no half of one."""
    draft = cluster.data.with_name(f"{cluster.data.name}.new")
    _run(cluster, ["rm", "-rf", draft])
    _run(cluster, [_program(cluster, "initdb"), "-D", draft, *_INITDB])
    _run(
        cluster,
        [_program(cluster, "postgres"), "--single", "-D", draft, "postgres"],
        said=_first_roles(may_create_databases),
    )
    draft.rename(cluster.data)


_INITDB = [
    "--username=postgres",
    "--auth=reject",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
]


def _first_roles(may_create_databases: bool) -> str:
    """Return what the single-user mode is told: the app's role, which is no superuser."""
    extra = "CREATEDB" if may_create_databases else "NOCREATEDB"
    return (
        f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER NOCREATEROLE {extra};\n"
        f"CREATE DATABASE {DATABASE} OWNER {ROLE};\n"
    )


def _write_doors(cluster: Cluster) -> None:
    """Let our own account in as the app's role, by the kernel's word; nobody else, no superuser."""
    cluster.doors["hba_file"].write_text(f"local all {ROLE} peer map=app\n")
    cluster.doors["ident_file"].write_text(f'app "{owner.client_name()}" {ROLE}\n')
    for path in cluster.doors.values():
        path.chmod(0o644)


def _run(cluster: Cluster, command: list[str | Path], said: str = "") -> None:
    with cluster.log.open("ab") as log:
        done = subprocess.run(  # noqa: S603
            [str(part) for part in command],
            input=said.encode(),
            stdout=log,
            stderr=log,
            env=PLAIN_ENV,
            cwd="/",
            check=False,
            **children.as_user(cluster.user),
        )
    if done.returncode != 0:
        raise CannotStart(f"PostgreSQL could not be prepared; its log says why: {cluster.log}")


def _end_leftover(cluster: Cluster) -> None:
    """End what outlived a killed start, then forget the notes the dead left.

    PostgreSQL would refuse to start while a note names any process, be it a zombie or a stranger
    with the same number. The caller holds the lock of this data folder, so nobody else serves it
    rightly, and the notes go only when no process works in it any more.
    """
    if sys.platform != "linux":
        return
    note = cluster.data / "postmaster.pid"
    left = _at_work(cluster)
    if note.is_file() and (head := int(note.read_text().split("\n", 1)[0])) in left:
        os.kill(head, signal.SIGINT)
    _wait_until_gone(cluster)
    for stale in (note, cluster.sockets / f"{SOCKET}.lock"):
        stale.unlink(missing_ok=True)


def _at_work(cluster: Cluster) -> list[int]:
    """Return the processes of this cluster: PostgreSQL's own work inside its data folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # gone meanwhile, a zombie, or another account's
            if (process / "cwd").readlink() == cluster.data:
                found.append(int(process.name))
    return found


def _wait_until_gone(cluster: Cluster) -> None:
    until = time.monotonic() + children.STOP_SECONDS
    while (left := _at_work(cluster)) and time.monotonic() < until:
        time.sleep(0.05)
    for number in left:
        os.kill(number, signal.SIGKILL)


def _wait_until_ready(cluster: Cluster, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            psycopg.connect(cluster.url.replace("postgres://", "postgresql://", 1)).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise CannotStart(f"PostgreSQL did not start; its log says why: {cluster.log}")
