"""Every box is opened and counted; what does not open is named by its id, never by its text."""

import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from encryption.capture import ensure_capture_key
from encryption.keys import (
    create_relationship_key,
    destroy_client_key,
    destroy_relationship_key,
    ensure_client_key,
)
from encryption.readers import Reader, owner_reader, relationship_reader
from tests.encryption.sample.models import Leaf, Page, Snapshot

pytestmark = pytest.mark.usefixtures("sample")


def verify(*arguments: str) -> tuple[list[str], list[str]]:
    output, errors = StringIO(), StringIO()
    failed = ""
    try:
        call_command("verify_seals", *arguments, stdout=output, stderr=errors)
    except CommandError as error:
        failed = f"failed: {error}"
    lines = [
        line
        for line in output.getvalue().splitlines()
        if not line.endswith(": 0 opened, 0 unreadable")
    ]
    return lines + [failed] * bool(failed), errors.getvalue().splitlines()


@pytest.fixture
def relationship_id() -> uuid.UUID:
    return uuid.uuid4()


@pytest.fixture
def rows(reader: Reader, relationship_id: uuid.UUID) -> None:
    """Three boxes of one person, a snapshot they shared, one box of another, and empty rows."""
    for number in range(2):
        page = Page(client_id=reader.id)
        page.seal_for(reader, f"page {number}", field="document")
        page.save()
    page.seal_for(reader, "beside", field="aside")
    page.save()
    create_relationship_key(relationship_id)
    snapshot = Snapshot(client_id=reader.id, relationship_id=relationship_id)
    snapshot.seal_for(relationship_reader(relationship_id), "shown")
    snapshot.save()
    another = uuid.uuid4()
    ensure_client_key(another)
    leaf = Leaf(client_id=another)
    leaf.seal_for(owner_reader(another), "a leaf")
    leaf.save()
    Page.objects.create(client_id=reader.id)
    Leaf.objects.create(client_id=uuid.uuid4())


def test_all_boxes_open(rows: None) -> None:
    assert verify() == (
        [
            "sample.Page: 3 opened, 0 unreadable",
            "sample.Leaf: 1 opened, 0 unreadable",
            "sample.Snapshot: 1 opened, 0 unreadable",
            "5 boxes opened, 0 unreadable.",
        ],
        [],
    )


def test_one_persons_boxes_only(rows: None, reader: Reader) -> None:
    lines, _ = verify("--client", str(reader.id))

    assert lines == [
        "sample.Page: 3 opened, 0 unreadable",
        "sample.Snapshot: 1 opened, 0 unreadable",
        "4 boxes opened, 0 unreadable.",
    ]


@pytest.mark.parametrize(
    "damage",
    [
        "document = set_byte(document, 50, 255 - get_byte(document, 50))",
        "content_slot = NULL",
        "document = NULL",
        "document_revision = document_revision + 1",
        "client_id = gen_random_uuid()",
        "public_id = gen_random_uuid()",
    ],
)
def test_a_damaged_row_is_named_and_fails_the_command(damage: str, rows: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE sample_leaf SET {damage} WHERE document IS NOT NULL")
    leaf = Leaf.objects.exclude(document_revision=0).get()

    lines, errors = verify()

    assert errors == [f"unreadable: sample.Leaf {leaf.public_id} document"]
    assert lines[-1] == "failed: 4 boxes opened, 1 unreadable."


def test_rows_whose_key_is_gone_are_unreadable(
    rows: None, reader: Reader, relationship_id: uuid.UUID
) -> None:
    destroy_client_key(reader.id)
    destroy_relationship_key(relationship_id)

    lines, errors = verify()

    assert lines[-1] == "failed: 1 boxes opened, 4 unreadable."
    assert len(errors) == 4


def test_shredded_rows_are_no_fault(rows: None) -> None:
    for model in (Page, Leaf, Snapshot):
        for row in model.objects.all():
            row.shred()
            row.save()

    assert verify() == (["0 boxes opened, 0 unreadable."], [])


def test_a_pair_whose_private_half_does_not_open_is_found(reader: Reader) -> None:
    ensure_capture_key(reader.id)
    before, _ = verify()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE encryption_capturekey SET private_box = "
            "set_byte(private_box, 40, get_byte(private_box, 40) # 1)"
        )

    lines, errors = verify()

    assert before == [
        "encryption.CaptureKey: 1 opened, 0 unreadable",
        "1 boxes opened, 0 unreadable.",
    ]
    assert lines[-1] == "failed: 0 boxes opened, 1 unreadable."
    assert errors == [f"unreadable: encryption.CaptureKey {reader.id} private_box"]
