"""Rotation rewraps every key, wherever it is stopped, and says so when one is left."""

import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from encryption.keys import create_relationship_key, ensure_client_key
from encryption.models import WrappedKey
from encryption.purposes import purpose_key
from encryption.readers import Reader, owner_reader, relationship_reader
from encryption.ring import key_ring, parse_key_ring
from encryption.rotation import count_left, rewrap_all
from encryption.seeds import open_seed, seal_seed
from tests.encryption.rings import BOTH, ONLY_SECOND, ROOT_2, ring_json
from tests.encryption.sample.models import Leaf


def rotate(*arguments: str) -> str:
    output = StringIO()
    call_command("rotate_keys", *arguments, stdout=output)
    return output.getvalue()


def people(count: int) -> list[uuid.UUID]:
    ids = [uuid.uuid4() for _ in range(count)]
    for one in ids:
        ensure_client_key(one)
    return ids


def test_everything_opens_under_the_new_version_alone(reader: Reader, settings: Settings) -> None:
    leaf, relationship_id = Leaf(client_id=reader.id), uuid.uuid4()
    leaf.seal_for(reader, "kept")
    leaf.save()
    create_relationship_key(relationship_id)
    chain, seed = purpose_key("audit chain"), seal_seed("JBSWY3DPEHPK3PXP")
    boxes = Leaf.objects.values_list("document", "content_slot").get()

    settings.KEY_RING = ring_json(2, **BOTH)
    rotate()
    settings.KEY_RING = ring_json(2, **ONLY_SECOND)

    found = Leaf.objects.get()
    assert found.open_for(owner_reader(reader.id)) == "kept"
    assert (found.document.box, found.content_slot.box) == tuple(box.box for box in boxes)
    assert relationship_reader(relationship_id)
    assert purpose_key("audit chain") == chain
    assert open_seed(seed) == "JBSWY3DPEHPK3PXP"


def test_it_tells_how_far_it_is_and_counts_at_the_end(db: None, settings: Settings) -> None:
    people(7)
    settings.KEY_RING = ring_json(2, **BOTH)

    output = rotate("--batch", "3")

    assert output.splitlines() == [
        "3 keys rewrapped, 0 unreadable ...",
        "6 keys rewrapped, 0 unreadable ...",
        "7 keys rewrapped, 0 unreadable ...",
        "7 keys rewrapped, 0 unreadable.",
        "Every key is under root version 2.",
    ]


def test_stopped_half_way_it_goes_on_where_it_was(db: None, settings: Settings) -> None:
    ids = people(10)
    settings.KEY_RING = ring_json(2, **BOTH)
    rotation = rewrap_all(key_ring(), batch=4)

    next(rotation)
    rotation.close()

    assert count_left(key_ring()) == 6
    assert all(map(owner_reader, ids))
    assert "6 keys rewrapped" in rotate()
    assert "0 keys rewrapped" in rotate()


def test_verify_fails_until_every_key_is_done(db: None, settings: Settings) -> None:
    people(2)
    settings.KEY_RING = ring_json(2, **BOTH)

    with pytest.raises(CommandError, match="2 keys are not under root version 2"):
        rotate("--verify")
    rotate()

    assert rotate("--verify") == "Every key is under root version 2.\n"


def test_verify_opens_what_it_counts(db: None) -> None:
    people(2)
    WrappedKey.objects.filter(pk=WrappedKey.objects.earliest("pk").pk).update(box=bytes(102))

    with pytest.raises(CommandError, match="1 keys are not"):
        rotate("--verify")


def test_a_key_that_cannot_be_opened_is_left_and_counted(db: None, settings: Settings) -> None:
    people(3)
    lost = WrappedKey.objects.earliest("pk")
    WrappedKey.objects.filter(pk=lost.pk).update(box=bytes(102))
    settings.KEY_RING = ring_json(2, **BOTH)

    with pytest.raises(CommandError, match="1 keys are not under root version 2"):
        rotate("--batch", "2")

    lost.refresh_from_db()
    assert (lost.box.box, lost.root_version) == (bytes(102), 1)
    assert WrappedKey.objects.filter(root_version=2).count() == 2


def test_a_key_changed_meanwhile_is_not_written_over(db: None, settings: Settings) -> None:
    people(1)
    ring = parse_key_ring(ring_json(2, **BOTH))
    rotation = rewrap_all(ring, batch=1)
    with connection.execute_wrapper(destroy_before_update):
        progress = next(rotation)

    assert progress.rewrapped == 0
    assert WrappedKey.objects.get().box.box == b"another"


def destroy_before_update(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
    """Be the other writer, between the rotation's read and its write."""
    if sql.startswith("UPDATE") and b"another" not in params:
        execute("UPDATE encryption_wrappedkey SET box = %s", [b"another"], many, context)
    return execute(sql, params, many, context)


def test_a_root_that_was_swapped_opens_nothing(db: None, settings: Settings) -> None:
    people(1)
    settings.KEY_RING = ring_json(**{"1": ROOT_2})

    with pytest.raises(CommandError, match="1 keys are not"):
        rotate("--verify")
