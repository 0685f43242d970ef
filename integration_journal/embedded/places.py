"""Where the embedded services keep their things: under DATA_DIR, as far as they may go there."""

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from integration_journal.embedded import binaries, owner
from integration_journal.embedded.children import CannotStart
from integration_journal.embedded.postgres import SOCKET, Cluster

ROOTS_PLACE = Path("/var/lib/integration-journal")  # as root: where PostgreSQL's account may go
LONGEST_SOCKET = 100  # unix sockets have 107 bytes for their path
KEPT_HERE = [
    "postgres",
    "run",
    "logs",
    "secrets",
    "mail",
    "static",
    "audit-heads",
    "media",
    "beat-schedule*",
    "libraries.stamp",
    "static.stamp",
    "demo_people.txt",
]


@dataclass(frozen=True)
class Places:
    """Every path the services use."""

    cluster: Cluster
    redis_socket: Path
    logs: Path


def prepare(data_dir: Path) -> Places:
    """Make the folders for `data_dir` and say where everything is."""
    claim(data_dir)
    logs = _private(data_dir / "logs")
    user = owner.database_user()
    sockets = _sockets(data_dir)
    home = _private(data_dir / "postgres") if user is None else _home_for(data_dir)
    _given(home / "cluster", user)
    cluster = Cluster(
        home=home,
        sockets=sockets if user is None else _given(home / "run", user),
        install=postgres_programs(user),
        log=logs / "postgres.log",
        user=user,
    )
    return Places(cluster=cluster, redis_socket=sockets / "redis.sock", logs=logs)


def claim(data_dir: Path) -> None:
    """Make sure that `data_dir` is there and ours."""
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        _must_be_ours(data_dir)
    except OSError as error:
        raise CannotStart(f"{data_dir} cannot be used as DATA_DIR: {error.strerror}.") from None


def postgres_programs(user: str | None) -> Path:
    """Return PostgreSQL where `user` may run it: in its wheel, or a copy root keeps for that."""
    install = binaries.postgres_install()
    if owner.may_reach(install / "bin", user):
        return install
    return _copied(install, binaries.postgres_libraries())


def forget(data_dir: Path) -> None:
    """Remove what the demo or the tests keep in `data_dir`, by name: it may hold other things."""
    link = data_dir / "postgres"
    if link.is_symlink():
        if _is_home_of(link.readlink(), data_dir):
            shutil.rmtree(link.readlink())
        link.unlink()
    shutil.rmtree(_short(data_dir), ignore_errors=True)
    for path in (path for name in KEPT_HERE for path in data_dir.glob(name)):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _copied(install: Path, libraries: Path) -> Path:
    """Copy the programs once to a root-owned place everyone may read; the wheel stays closed."""
    stamp = f"{install}:{(install / 'bin' / 'postgres').stat().st_mtime_ns}"
    kept = ROOTS_PLACE / f"programs-{hashlib.sha256(stamp.encode()).hexdigest()[:12]}"
    target = kept / install.parent.name / install.name
    if not kept.is_dir():
        ROOTS_PLACE.mkdir(mode=0o755, parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="programs-", dir=ROOTS_PLACE))
        leave = shutil.ignore_patterns("include", "*.a", "pkgconfig")
        shutil.copytree(install, draft / target.relative_to(kept), symlinks=True, ignore=leave)
        shutil.copytree(libraries, draft / libraries.name)
        draft.chmod(0o755)
        _move_in(draft, kept)
    return target


def _move_in(draft: Path, kept: Path) -> None:
    try:
        draft.rename(kept)
    except OSError:  # another start was first, with the same programs
        shutil.rmtree(draft)


def _home_for(data_dir: Path) -> Path:
    """Return the folder outside `data_dir` that holds its cluster, linked from within it."""
    link = data_dir / "postgres"
    if link.is_symlink() and _is_home_of(link.readlink(), data_dir):
        return link.readlink()
    ROOTS_PLACE.mkdir(mode=0o755, parents=True, exist_ok=True)
    _remove_abandoned(data_dir)
    home = Path(tempfile.mkdtemp(prefix="data-", dir=ROOTS_PLACE))
    (home / "home").write_text(str(data_dir))
    home.chmod(0o711)
    link.unlink(missing_ok=True)
    link.symlink_to(home)
    return home


def _remove_abandoned(data_dir: Path) -> None:
    """Remove the home of a `data_dir` that was deleted and made anew: its keys went with it."""
    for note in ROOTS_PLACE.glob("data-*/home"):
        if note.read_text() == str(data_dir):
            shutil.rmtree(note.parent)


def _is_home_of(home: Path, data_dir: Path) -> bool:
    """Say whether `home` belongs to this folder, or to one that was moved here."""
    note = home / "home"
    if not note.is_file():
        return False
    said = Path(note.read_text())
    moved_here = not (said / "postgres").is_symlink()
    if moved_here:
        note.write_text(str(data_dir))
    return said == data_dir or moved_here


def _sockets(data_dir: Path) -> Path:
    run = data_dir / "run"
    if len(os.fsencode(run / SOCKET)) <= LONGEST_SOCKET:
        return _private(run)
    return _private(_short(data_dir))


def _short(data_dir: Path) -> Path:
    """Return a short folder for the sockets of a `data_dir` whose own path is too long."""
    name = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:12]
    return Path("/tmp") / f"journal-{os.geteuid()}-{name}"  # noqa: S108  _private checks its owner


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    _must_be_ours(folder)
    return folder


def _given(folder: Path, user: str | None) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    owner.give_to(folder, user)
    return folder


def _must_be_ours(folder: Path) -> None:
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        raise CannotStart(
            f"{folder} belongs to another account: run as that account, or set DATA_DIR to a "
            "folder of your own."
        )
