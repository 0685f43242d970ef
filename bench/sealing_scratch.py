"""The child of `bench.sealing`: fills a scratch database and measures sealing over it."""

import base64
import datetime
import json
import os
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.verification import verify_everything
from encryption.capture import capture_writer, ensure_capture_key
from encryption.keys import ensure_client_key, wrap
from encryption.models import WrappedKey
from encryption.readers import owner_reader
from encryption.ring import KeyRing, key_ring, parse_key_ring
from encryption.rotation import count_left, rewrap_all
from encryption.rows import open_content, sealed_field
from encryption.verification import check_seals
from journal.models import Entry

ENTRIES = 10_000
KEYS = 10_000
EVENTS = 5_000
OPENS = 20_000
BYTES = 2_000
RAW = "one raw AES-256-GCM open of the same size with a new key object, same run"
Figure = dict[str, Any]


def run() -> None:
    """Print one figure a line, as JSON."""
    call_command("migrate", verbosity=0, skip_checks=True)
    for line in figures():
        print(json.dumps(line), flush=True)


def figures() -> Iterator[Figure]:
    """Measure over the scratch database of this process."""
    person = User.objects.create(email="person@example.org")
    ensure_client_key(person.public_id)
    yield from opening(person)
    yield from capturing(person)
    fill(person)
    seconds = timed(lambda: verify(person))
    yield figure("boxes verified", ENTRIES / seconds, "per s", ENTRIES)
    wrap_keys(KEYS - WrappedKey.objects.count())
    yield figure("10,000 keys rewrapped", timed(rotate), "s", KEYS)
    seconds = timed(lambda: record_events(person))
    yield figure("audit events recorded, one chain", EVENTS / seconds, "per s", EVENTS)
    seconds = timed(lambda: walk(EVENTS))
    yield figure("audit events verified", EVENTS / seconds, "per s", EVENTS)


def opening(person: User) -> Iterator[Figure]:
    """Compare in turns, and take the best of each: other work on the machine only adds."""
    reader, entry = owner_reader(person.public_id), Entry(client=person)
    entry.seal_for(reader, {"text": "x" * (BYTES - 11)})
    key, nonce, place = os.urandom(32), os.urandom(12), os.urandom(90)
    body = AESGCM(key).encrypt(nonce, bytes(BYTES), place)
    column = sealed_field(Entry, "document")
    jobs = [
        lambda: AESGCM(key).decrypt(nonce, body, place),
        lambda: open_content(entry, column, reader),
        lambda: entry.open_for(reader),
        lambda: entry.seal_for(reader, {"text": "x" * (BYTES - 11)}),
    ]
    raw, boxes, opened, sealed = best_of_each(jobs)
    yield figure("raw AES-256-GCM open, 2 kB", raw * 1e6, "us", OPENS)
    yield figure("open slot and box, 2 kB", boxes / raw, "times", OPENS) | {"ratio_to": RAW}
    yield figure("open one entry, JSON too", opened / raw, "times", OPENS) | {"ratio_to": RAW}
    yield figure("open one entry, JSON too", opened * 1e6, "us", OPENS)
    yield figure("seal one entry again, 2 kB", sealed * 1e6, "us", OPENS)


def capturing(person: User) -> Iterator[Figure]:
    """What a slot sealed to a public half costs, against one under the owner's own key."""
    ensure_capture_key(person.public_id)
    reader, writer = owner_reader(person.public_id), capture_writer(person.public_id)
    own, captured = Entry(client=person), Entry(client=person)
    own.seal_for(reader, {"text": "x" * (BYTES - 11)})
    captured.seal_for(writer, {"text": "x" * (BYTES - 11)})
    jobs = [
        lambda: own.open_for(reader),
        lambda: captured.open_for(reader),
        lambda: Entry(client=person).seal_for(writer, {"text": "x" * (BYTES - 11)}),
    ]
    ordinary, opened, sealed = (seconds * 1e6 for seconds in best_of_each(jobs, OPENS // 10))
    yield figure("open a captured row, 2 kB", opened, "us", OPENS // 10)
    yield figure(
        "open a captured row beside an ordinary one", opened / ordinary, "times", OPENS // 10
    )
    yield figure("capture a row, 2 kB", sealed, "us", OPENS // 10)


def best_of_each(jobs: list[Callable[[], object]], times: int = OPENS) -> list[float]:
    rounds = [[timed_many(job, times // 100) for job in jobs] for _ in range(100)]
    return [min(times) for times in zip(*rounds, strict=True)]


def fill(person: User) -> None:
    reader, today = owner_reader(person.public_id), datetime.datetime.now(datetime.UTC).date()
    entries = [Entry(client=person, entry_on=today) for _ in range(ENTRIES)]
    for entry in entries:
        entry.seal_for(reader, {"text": "x" * (BYTES - 11)})
    Entry.objects.bulk_create(entries, batch_size=1000)


def verify(person: User) -> None:
    if sum(finding.is_readable for finding in check_seals(Entry, person.public_id)) != ENTRIES:
        raise AssertionError("not all opened")


def wrap_keys(count: int) -> None:
    ring, made = key_ring(), []
    for _ in range(count):
        subject = uuid.uuid4()
        box = wrap(ring, "client", subject, os.urandom(32))
        made.append(WrappedKey(kind="client", subject_id=subject, box=box, root_version=1))
    WrappedKey.objects.bulk_create(made, batch_size=2000)


def rotate() -> None:
    """Rewrap everything under a second root version, which is current from here on."""
    ring = _second_version()
    if sum(progress.rewrapped for progress in rewrap_all(ring)) != KEYS or count_left(ring):
        raise AssertionError("not all rewrapped")


def _second_version() -> KeyRing:
    ring = json.loads(settings.KEY_RING)
    second = base64.b64encode(os.urandom(32)).decode()
    settings.KEY_RING = json.dumps(ring | {"current": 2, "keys": ring["keys"] | {"2": second}})
    return parse_key_ring(settings.KEY_RING)


def record_events(person: User) -> None:
    subject, thing = person.public_id, uuid.uuid4()
    for _ in range(EVENTS):
        with transaction.atomic():
            record(subject=subject, actor=thing, kind="share", object_id=thing, action="opened")


def walk(events: int) -> None:
    report = verify_everything(settings.AUDIT_HEADS_DIR)
    if report.faults or report.events != events:
        raise AssertionError("the trail does not hold")


def figure(name: str, value: float, unit: str, n: int) -> Figure:
    return {"name": f"sealing: {name}", "value": round(value, 2), "unit": unit, "n": n}


def timed(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def timed_many(job: Callable[[], object], times: int) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        job()
    return (time.perf_counter() - begun) / times
