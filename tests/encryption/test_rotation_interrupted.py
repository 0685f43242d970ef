"""Rotation while people sign up, with its connection killed again and again."""

import random
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.db.utils import InterfaceError
from pytest_django import Settings

from encryption.keys import ensure_client_key
from encryption.readers import owner_reader
from encryption.ring import parse_key_ring
from encryption.rotation import count_left, rewrap_all
from tests.encryption.rings import BOTH, ONLY_SECOND, ring_json

pytestmark = pytest.mark.django_db(transaction=True)
RING = parse_key_ring(ring_json(2, **BOTH))


def backend_id() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


@contextmanager
def writers(count: int, people: list[uuid.UUID]) -> Iterator[None]:
    """Let people sign up all the while; their keys are wrapped under the old version."""
    stop = threading.Event()

    def sign_up() -> None:
        while not stop.wait(0.005):
            people.append(uuid.uuid4())
            ensure_client_key(people[-1])
        connection.close()

    with ThreadPoolExecutor(count) as threads:
        running = [threads.submit(sign_up) for _ in range(count)]
        try:
            yield
        finally:
            stop.set()
        for one in running:
            one.result()


def rotate_until_killed(ready: "threading.Barrier", pid: list[int]) -> None:
    try:
        pid[:] = [backend_id()]
        ready.wait()
        for _ in rewrap_all(RING, batch=5):
            pass
    except (OperationalError, InterfaceError):
        pass
    finally:
        connection.close()


def rotate_under_kills(kills: int) -> int:
    dice, hit = random.Random(7), 0
    for _ in range(kills):
        ready, pid = threading.Barrier(2), [0]
        rotation = threading.Thread(target=rotate_until_killed, args=(ready, pid))
        rotation.start()
        ready.wait()
        time.sleep(dice.uniform(0, 0.02))
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", pid)
            hit += cursor.fetchone()[0]
        rotation.join()
    return hit


def check_rotation(settings: Settings, *, kills: int, at_start: int) -> None:
    people = [uuid.uuid4() for _ in range(at_start)]
    for one in people:
        ensure_client_key(one)

    with writers(4, people):
        hit = rotate_under_kills(kills)
    for _ in rewrap_all(RING):
        pass

    settings.KEY_RING = ring_json(2, **ONLY_SECOND)
    assert hit > kills // 4
    assert count_left(RING) == 0
    assert all(map(owner_reader, people))


def test_ten_kills_lose_no_key(settings: Settings) -> None:
    check_rotation(settings, kills=10, at_start=200)


@pytest.mark.prove
def test_two_hundred_kills_lose_no_key(settings: Settings) -> None:
    check_rotation(settings, kills=200, at_start=2_000)
