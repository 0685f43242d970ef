"""/healthz speaks of the process, /readyz names each part; neither says more."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_process_answers(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


def test_every_part_is_named(client: Client) -> None:
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"database": "ok", "redis": "ok", "key ring": "ok"}


def test_redis_away_is_named(client: Client, settings: Any, tmp_path: Path) -> None:
    gone = settings.CACHES["default"] | {"LOCATION": f"unix://{tmp_path}/none.sock?db=0"}
    settings.CACHES = {"default": gone}

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"database": "ok", "redis": "away", "key ring": "ok"}


def test_database_away_is_named_and_the_ring_unproven(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elsewhere = {"host": str(tmp_path), "dbname": "journal", "user": "journal"}
    monkeypatch.setattr(
        "django.db.backends.postgresql.base.DatabaseWrapper.get_connection_params",
        lambda self: dict(elsewhere),
    )

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"database": "away", "redis": "ok", "key ring": "away"}


def test_another_ring_than_the_database_was_sealed_with_is_away(
    client: Client, settings: Any
) -> None:
    client.get("/readyz")  # the first question wraps a key under the right ring
    settings.KEY_RING = settings.KEY_RING.replace("AAECAwQF", "BBBBBBBB")

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["key ring"] == "away"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_asking_is_all_one_can_do(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.fixture
def frozen(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with sockets that take every call and never answer."""
    with ExitStack() as listening:
        for name in (".s.PGSQL.5432", "redis.sock"):
            silent = listening.enter_context(socket.socket(socket.AF_UNIX))
            silent.bind(str(tmp_path / name))
            silent.listen()
        yield tmp_path


def test_frozen_parts_count_as_away_within_seconds(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, frozen: Path
) -> None:
    cache = settings.CACHES["default"] | {"LOCATION": f"unix://{frozen}/redis.sock?db=0"}
    settings.CACHES = {"default": cache}
    monkeypatch.setattr(
        "django.db.backends.postgresql.base.DatabaseWrapper.get_connection_params",
        lambda self: {"host": str(frozen), "dbname": "journal", "user": "journal"},
    )
    began = time.monotonic()

    response = client.get("/readyz")

    assert response.json() == {"database": "away", "redis": "away", "key ring": "away"}
    assert time.monotonic() - began < 30  # a frozen part unguarded hangs for longer
