"""Whatever is done to the trail behind our back shows."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from pytest_django import Settings

from audit.actions import record, write_heads
from audit.verification import verify_everything
from encryption.keys import destroy_client_key
from encryption.models import WrappedKey
from tests.encryption.rings import BOTH, ONLY_SECOND, ring_json

ALICE, BEN = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))


@pytest.fixture(autouse=True)
def heads_dir(settings: Settings, tmp_path: Path) -> Path:
    settings.AUDIT_HEADS_DIR = tmp_path
    return tmp_path


def record_some(subject: str, count: int) -> None:
    for number in range(count):
        record(subject=subject, actor=BEN, kind="share", object_id=str(number), action="opened")


@pytest.fixture
def trail(db: None) -> None:
    """Six events about alice with a written head after the fourth, and two about ben."""
    record_some(ALICE, 4)
    record_some(BEN, 2)
    write_heads()
    record_some(ALICE, 2)


def tamper(*statements: str) -> None:
    """Be someone with the owner's rights in the database, and without our keys."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER append_only")
        for statement in statements:
            cursor.execute(statement.format(alice=f"'{ALICE}'"))
        cursor.execute("ALTER TABLE audit_event ENABLE TRIGGER append_only")


def verify() -> tuple[str, list[str]]:
    output, errors = StringIO(), StringIO()
    try:
        call_command("verify_audit", stdout=output, stderr=errors)
    except CommandError as failure:
        return f"failed: {failure}", errors.getvalue().splitlines()
    return output.getvalue().strip(), errors.getvalue().splitlines()


def test_an_untouched_trail_holds(trail: None) -> None:
    assert verify() == ("8 events in 2 chains, 0 faults.", [])


def test_an_empty_trail_holds(db: None) -> None:
    assert verify() == ("0 events in 0 chains, 0 faults.", [])


CHANGES = {
    "actor": "actor = 'x'",
    "action": "action = 'ended'",
    "outcome": "outcome = 'refused'",
    "kind": "kind = 'entry'",
    "object": "object_id = ''",
    "time": "at = at + interval '1 microsecond'",
    "mac": "mac = set_byte(mac, 0, 255 - get_byte(mac, 0))",
    "a part moved to its neighbour": "kind = 'shar', object_id = 'e' || object_id",
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("sequence", [1, 3, 6])
def test_a_changed_event_shows(change: str, sequence: int, trail: None) -> None:
    tamper(
        f"UPDATE audit_event SET {CHANGES[change]} "
        f"WHERE subject = {{alice}} AND sequence = {sequence}"
    )

    result, faults = verify()

    assert result.startswith("failed: 8 events in 2 chains")
    assert f"{ALICE} {sequence}: changed" in faults


HEAD_BACK = (
    "UPDATE audit_chainhead SET sequence = {to}, mac = (SELECT mac FROM audit_event "
    "WHERE subject = {{alice}} AND sequence = {to}) WHERE subject = {{alice}}"
)
CUT_LAST = "DELETE FROM audit_event WHERE subject = {alice} AND sequence > %d"

TAMPERINGS: dict[str, tuple[list[str], str]] = {
    "an event in the middle removed": (
        ["DELETE FROM audit_event WHERE subject = {alice} AND sequence = 3"],
        f"{ALICE} 3: missing",
    ),
    "the first event removed": (
        ["DELETE FROM audit_event WHERE subject = {alice} AND sequence = 1"],
        f"{ALICE} 1: missing",
    ),
    "a gap closed": (
        [
            "DELETE FROM audit_event WHERE subject = {alice} AND sequence = 6",
            "UPDATE audit_event SET sequence = 6 WHERE subject = {alice} AND sequence = 3",
            "UPDATE audit_event SET sequence = 3 WHERE subject = {alice} AND sequence = 6",
        ],
        f"{ALICE} 5: the head does not fit",
    ),
    "two events swapped": (
        [
            "UPDATE audit_event SET sequence = 100 WHERE subject = {alice} AND sequence = 2",
            "UPDATE audit_event SET sequence = 2 WHERE subject = {alice} AND sequence = 3",
            "UPDATE audit_event SET sequence = 3 WHERE subject = {alice} AND sequence = 100",
        ],
        f"{ALICE} 2: changed",
    ),
    "an event added at the end": (
        [
            "INSERT INTO audit_event (subject, sequence, at, actor, kind, object_id, action, "
            "outcome, mac) SELECT subject, 7, at, actor, kind, object_id, action, outcome, mac "
            "FROM audit_event WHERE subject = {alice} AND sequence = 6"
        ],
        f"{ALICE} 7: changed",
    ),
    "an event of another chain added": (
        [
            "INSERT INTO audit_event (subject, sequence, at, actor, kind, object_id, action, "
            "outcome, mac) SELECT 'no one', 1, at, actor, kind, object_id, action, outcome, mac "
            "FROM audit_event WHERE subject = {alice} AND sequence = 1"
        ],
        "no one 1: changed",
    ),
    "the end cut": ([CUT_LAST % 5], f"{ALICE} 5: the head does not fit"),
    "the end cut behind the written head, the chain's head set back": (
        [CUT_LAST % 3, HEAD_BACK.format(to=3)],
        f"{ALICE} 3: cut short",
    ),
    "a whole chain removed": (
        [CUT_LAST % 0, "DELETE FROM audit_chainhead WHERE subject = {alice}"],
        f"{ALICE} 0: cut short",
    ),
    "a head removed": (
        ["DELETE FROM audit_chainhead WHERE subject = {alice}"],
        f"{ALICE} 6: the head does not fit",
    ),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_tampering_shows(tampering: str, trail: None) -> None:
    statements, shows = TAMPERINGS[tampering]
    tamper(*statements)

    result, faults = verify()

    assert result.startswith("failed: ")
    assert shows in faults


def test_an_end_cut_before_a_second_writing_shows_too(trail: None) -> None:
    tamper(CUT_LAST % 3, HEAD_BACK.format(to=3))
    write_heads()

    _, faults = verify()

    assert faults == [f"{ALICE} 3: cut short"]


def test_a_chain_grown_anew_over_a_cut_shows(trail: None) -> None:
    tamper(CUT_LAST % 3, HEAD_BACK.format(to=3))
    record_some(ALICE, 3)

    _, faults = verify()

    assert faults == [f"{ALICE} 4: not what was written down"]


def test_a_changed_heads_file_shows(trail: None, heads_dir: Path) -> None:
    (file,) = heads_dir.iterdir()
    file.write_text(file.read_text().replace('"sequence": 4', '"sequence": 3'))

    _, faults = verify()

    assert faults == [f"{file.name} 0: the file was changed"]


def test_a_trail_outlives_its_subject_and_every_root_version(
    trail: None, settings: Settings
) -> None:
    destroy_client_key(uuid.UUID(ALICE))
    settings.KEY_RING = ring_json(2, **BOTH)
    call_command("rotate_keys", stdout=StringIO())
    settings.KEY_RING = ring_json(2, **ONLY_SECOND)
    record_some(ALICE, 1)

    assert verify() == ("9 events in 2 chains, 0 faults.", [])


def test_without_the_key_no_chain_can_be_made_to_hold(trail: None) -> None:
    WrappedKey.objects.filter(kind="purposes").delete()

    result, _ = verify()

    assert result.startswith("failed: ")


@pytest.mark.django_db(transaction=True)
def test_writers_during_the_walk_are_no_fault(heads_dir: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            with transaction.atomic():
                record_some(ALICE, 1)
        connection.close()

    with ThreadPoolExecutor(2) as threads:
        writers = [threads.submit(write) for _ in range(2)]
        reports = [verify_everything(heads_dir) for _ in range(40)]
        stop.set()
        for writer in writers:
            writer.result()

    assert [fault for report in reports for fault in report.faults] == []
    assert reports[-1].events > reports[0].events
