"""The services beside the app: private, out of the network's reach, and fit for any folder."""

import json
import os
import shutil
import stat
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import psycopg
import pytest

from integration_journal.embedded import binaries, demo_secrets, owner, places, postgres
from integration_journal.embedded.children import CannotStart
from integration_journal.embedded.mail_folder import write

ROOT = Path(__file__).resolve().parent.parent.parent


def mode(path: Path) -> int:
    """Return who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_long_folder_gets_a_short_private_socket(tmp_path: Path) -> None:
    data_dir = tmp_path / ("deep" * 30)

    at = places.prepare(data_dir)

    try:
        assert len(os.fsencode(at.redis_socket)) < 100
        assert len(os.fsencode(at.cluster.sockets)) < 90
        assert mode(at.redis_socket.parent) == 0o700
    finally:
        places.forget(data_dir)
    assert not at.redis_socket.parent.exists()


def test_the_same_folder_gets_the_same_places(tmp_path: Path) -> None:
    first, second = places.prepare(tmp_path / "var"), places.prepare(tmp_path / "var")

    places.forget(tmp_path / "var")
    assert first == second


def test_a_short_socket_folder_of_somebody_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_dir = tmp_path / ("deep" * 30)
    (tmp_path / "planted").mkdir()
    planted = tmp_path / "link"
    planted.symlink_to(tmp_path / "planted")
    monkeypatch.setattr(places, "_short", lambda _: planted)

    with pytest.raises(CannotStart, match="belongs to another account"):
        places.prepare(data_dir)


def test_starting_over_leaves_what_is_not_ours(tmp_path: Path) -> None:
    data_dir = tmp_path / "var"
    places.prepare(data_dir)
    (data_dir / "letter.txt").write_text("not the demo's")

    places.forget(data_dir)

    assert [path.name for path in data_dir.iterdir()] == ["letter.txt"]


def test_notes_of_a_dead_server_that_name_a_living_stranger_stop_nobody(tmp_path: Path) -> None:
    at = places.prepare(tmp_path / "var")
    try:
        with postgres.running(at.cluster):
            pass
        for note in (at.cluster.data / "postmaster.pid", at.cluster.sockets / ".s.PGSQL.5432.lock"):
            note.write_text(f"{os.getpid()}\n{at.cluster.data}\n0\n5432\n{at.cluster.sockets}\n")

        with postgres.running(at.cluster) as server:
            assert server.poll() is None
    finally:
        places.forget(tmp_path / "var")


def test_a_server_that_outlived_its_start_is_ended_first(tmp_path: Path) -> None:
    at = places.prepare(tmp_path / "var")
    outlived = postgres.running(at.cluster)
    try:
        first = outlived.__enter__()

        with postgres.running(at.cluster) as second:
            assert first.wait(10) == 0
            assert second.poll() is None
    finally:
        places.forget(tmp_path / "var")


def test_the_database_lets_in_the_app_and_no_superuser(tmp_path: Path) -> None:
    at = places.prepare(tmp_path / "var")
    try:
        with postgres.running(at.cluster):
            address = at.cluster.url.replace("postgres://", "postgresql://", 1)
            with psycopg.connect(address) as app:
                rights = app.execute(
                    "SELECT usesuper, usecreatedb FROM pg_user WHERE usename = current_user"
                ).fetchone()
                listens = app.execute("SHOW listen_addresses").fetchone()
            with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
                psycopg.connect(address.replace("journal@", "postgres@"))
    finally:
        places.forget(tmp_path / "var")
    assert (rights, listens) == ((False, False), ("",))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to drop its rights")
def test_root_gives_the_database_its_place_and_loosens_none_of_ours(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    at = places.prepare(closed / "var")

    try:
        assert mode(closed) == mode(closed / "var") == 0o700
        assert (at.cluster.home / "cluster").owner() == owner.UNPRIVILEGED
        assert at.cluster.home.owner() == at.cluster.install.owner() == "root"
        assert owner.may_reach(at.cluster.install / "bin" / "postgres", owner.UNPRIVILEGED)
    finally:
        places.forget(closed / "var")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to drop its rights")
def test_a_folder_deleted_and_made_anew_leaves_no_old_database(tmp_path: Path) -> None:
    first = places.prepare(tmp_path / "var").cluster.home
    shutil.rmtree(tmp_path / "var")

    second = places.prepare(tmp_path / "var").cluster.home

    places.forget(tmp_path / "var")
    assert first != second
    assert not first.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to drop its rights")
def test_a_moved_folder_keeps_its_database_and_a_copied_one_gets_its_own(tmp_path: Path) -> None:
    first = places.prepare(tmp_path / "var").cluster.home
    (tmp_path / "var").rename(tmp_path / "moved")

    moved = places.prepare(tmp_path / "moved").cluster.home
    shutil.copytree(tmp_path / "moved", tmp_path / "copied", symlinks=True)
    copied = places.prepare(tmp_path / "copied").cluster.home

    places.forget(tmp_path / "moved")
    places.forget(tmp_path / "copied")
    assert first == moved
    assert copied != moved


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CannotStart, match="cannot be used as DATA_DIR: Not a directory"):
        places.prepare(tmp_path / "file" / "var")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to drop its rights")
def test_programs_out_of_reach_are_copied_and_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = places.ROOTS_PLACE / f"test-{os.getpid()}"
    monkeypatch.setattr(owner, "may_reach", lambda *_: False)
    monkeypatch.setattr(places, "ROOTS_PLACE", copies)

    at = places.prepare(tmp_path / "var")

    try:
        assert at.cluster.install.is_relative_to(copies)
        with postgres.running(at.cluster) as server:
            assert server.poll() is None
    finally:
        places.forget(tmp_path / "var")
        shutil.rmtree(copies)


def test_a_missing_redis_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(CannotStart, match="install `redis-server` with your package manager"):
        binaries.redis_server()


def test_a_redis_on_the_path_serves_where_the_wheel_has_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "redis-server"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setattr("sys.prefix", str(tmp_path / "none"))
    monkeypatch.setenv("PATH", str(tmp_path))

    assert binaries.redis_server() == program


def test_secrets_are_made_once_for_their_owner_alone(tmp_path: Path) -> None:
    first = demo_secrets.prepare(tmp_path, ROOT)
    made = {name: Path(path).read_text() for name, path in first.items()}

    second = demo_secrets.prepare(tmp_path, ROOT)

    assert {name: Path(path).read_text() for name, path in second.items()} == made
    assert [mode(Path(path)) for path in first.values()] == [0o600, 0o600]
    assert mode(tmp_path / "secrets") == 0o700
    assert json.loads(made["KEY_RING_FILE"])["current"] == 1
    assert len(made["SECRET_KEY_FILE"]) >= 50


def test_a_caught_mail_reads_as_it_was_written(tmp_path: Path) -> None:
    text = "Grüße, ein langer Satz, der sonst umbrochen würde. " * 4
    mail = EmailMessage()
    mail["Subject"], mail["To"] = "A reminder you set", "alice@example.org"
    mail.set_content(text, cte="base64")
    arrived = message_from_bytes(mail.as_bytes(), policy=policy.default)

    path = write(arrived, tmp_path)

    assert text.strip() in path.read_text()
    assert (path.suffix, mode(path)) == (".eml", 0o600)
