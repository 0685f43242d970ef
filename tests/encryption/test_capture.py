"""Capture-only writing: the owner opens what was captured, and the writer opens nothing."""

import pickle
import random
import uuid
from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from encryption import hybrid
from encryption.box import is_captured
from encryption.capture import capture_writer, ensure_capture_key, is_taken_in, take_in
from encryption.errors import Unreadable
from encryption.keys import (
    create_relationship_key,
    destroy_client_key,
    ensure_client_key,
)
from encryption.models import CaptureKey, SealedRow
from encryption.pairs import make_pair
from encryption.purposes import purpose_key
from encryption.readers import Reader, owner_reader, relationship_reader
from encryption.sealed import Sealed
from encryption.verification import check_seals
from tests.encryption.sample.models import Leaf, Page, Snapshot

pytestmark = pytest.mark.usefixtures("sample")

WORDS = "a door in the water"


@pytest.fixture
def writer(reader: Reader) -> Reader:
    ensure_capture_key(reader.id)
    return capture_writer(reader.id)


def captured_leaf(writer: Reader, value: str = WORDS) -> Leaf:
    leaf = Leaf(client_id=writer.id)
    leaf.seal_for(writer, value)
    leaf.save()
    return Leaf.objects.get(pk=leaf.pk)


def opens(row: SealedRow, reader: Reader, field: str | None = None) -> bool:
    try:
        row.open_for(reader, field=field)
    except Unreadable:
        return False
    return True


def opens_with(row: SealedRow, slot: bytes, reader: Reader) -> bool:
    own, row.content_slot = row.content_slot, Sealed(slot)  # type: ignore[attr-defined]
    try:
        return opens(row, reader, "document")
    finally:
        row.content_slot = own  # type: ignore[attr-defined]


def another_owner() -> Reader:
    owner_id = uuid.uuid4()
    ensure_client_key(owner_id)
    ensure_capture_key(owner_id)
    return owner_reader(owner_id)


# --- who opens what


def test_what_was_captured_opens_for_the_owner(writer: Reader, reader: Reader) -> None:
    leaf = captured_leaf(writer)

    assert is_captured(leaf.content_slot.box)
    assert leaf.open_for(reader) == WORDS
    assert leaf.open_for(owner_reader(reader.id)) == WORDS


def test_the_writer_opens_nothing_not_even_what_it_wrote(writer: Reader, reader: Reader) -> None:
    written, own = captured_leaf(writer), Leaf(client_id=reader.id)
    own.seal_for(reader, "mine")

    assert not any(opens(leaf, writer) for leaf in (written, own))
    assert not hasattr(writer, "cipher")


def test_the_writer_seals_once_and_over_nothing(writer: Reader, reader: Reader) -> None:
    written, own = captured_leaf(writer), Leaf(client_id=reader.id)
    own.seal_for(reader, "mine")

    for leaf in (written, own):
        before = (leaf.content_slot.box, leaf.document.box, leaf.document_revision)
        with pytest.raises(Unreadable):
            leaf.seal_for(writer, "another")
        assert (leaf.content_slot.box, leaf.document.box, leaf.document_revision) == before


def test_the_writer_seals_for_its_own_person_and_into_owners_rows_only(writer: Reader) -> None:
    for row in (
        Leaf(client_id=another_owner().id),
        Snapshot(client_id=writer.id, relationship_id=writer.id),
    ):
        with pytest.raises(ValueError, match="not sealed for this reader"):
            row.seal_for(writer, WORDS)


def test_nobody_else_opens_what_was_captured(writer: Reader) -> None:
    leaf, relationship_id = captured_leaf(writer), uuid.uuid4()
    create_relationship_key(relationship_id)

    assert not opens(leaf, another_owner())
    assert not opens(leaf, relationship_reader(relationship_id))


def test_the_owner_goes_on_writing_in_what_was_captured(writer: Reader, reader: Reader) -> None:
    leaf = captured_leaf(writer)

    leaf.seal_for(reader, "and a lamp")
    leaf.save()

    found = Leaf.objects.get(pk=leaf.pk)
    assert (found.open_for(reader), found.document_revision) == ("and a lamp", 2)


def test_equal_words_and_equal_keys_never_make_equal_slots(
    writer: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("encryption.box.new_key", lambda: bytes(32))
    row_id, slots, boxes = uuid.uuid4(), set(), set()
    for _ in range(500):
        leaf = Leaf(client_id=writer.id, public_id=row_id)
        leaf.seal_for(writer, WORDS)
        slots.add(leaf.content_slot.box[10:])
        boxes.add(leaf.document.box[10:])

    assert len(slots) == len(boxes) == 500


def test_neither_half_is_shown_or_leaves_the_process(writer: Reader, reader: Reader) -> None:
    assert captured_leaf(writer).open_for(reader) == WORDS

    for one in (writer, reader):
        assert repr(one) == "<reader>"
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(one)
    assert "stamp" not in repr(writer._sealing) + repr(reader._opening)  # type: ignore[attr-defined]


def test_a_reader_asks_for_its_private_half_once_and_only_if_it_must(
    writer: Reader, reader: Reader, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    leaves, own = [captured_leaf(writer) for _ in range(3)], Leaf(client_id=reader.id)
    own.seal_for(reader, "mine")

    with django_assert_num_queries(0):
        own.open_for(reader)
    with django_assert_num_queries(2):  # the pair, and the key of the stamps
        assert [leaf.open_for(reader) for leaf in leaves] == [WORDS] * 3


# --- a slot opens at its place only, whole


def test_every_flipped_bit_of_a_captured_slot_is_refused(writer: Reader, reader: Reader) -> None:
    leaf = captured_leaf(writer)
    slot = leaf.content_slot.box
    flips = (
        slot[:at] + bytes([slot[at] ^ 1 << bit]) + slot[at + 1 :]
        for at in range(len(slot))
        for bit in range(8)
    )

    assert opens_with(leaf, slot, reader)
    assert not any(opens_with(leaf, flipped, reader) for flipped in flips)


def test_every_truncation_and_extension_is_refused(writer: Reader, reader: Reader) -> None:
    leaf = captured_leaf(writer)
    slot = leaf.content_slot.box
    changed = [slot[:size] for size in range(len(slot))]
    changed += [slot[size:] for size in range(1, len(slot))]
    changed += [slot + bytes([byte]) for byte in range(256)]
    changed += [slot + slot, slot + bytes(16), slot + slot[-16:]]

    assert not any(opens_with(leaf, one, reader) for one in changed)


def mutations(slot: bytes, count: int) -> Iterator[bytes]:
    dice = random.Random(20261122)
    for _ in range(count):
        start, size = dice.randrange(len(slot)), dice.randrange(1, 60)
        match dice.randrange(3):
            case 0:
                changed = slot[:start] + dice.randbytes(size) + slot[start + size :]
            case 1:
                changed = slot[:start] + slot[start + size :]
            case _:
                changed = slot[:start] + dice.randbytes(size) + slot[start:]
        if changed != slot:
            yield changed


def accepted_mutations(writer: Reader, reader: Reader, count: int) -> int:
    leaf = captured_leaf(writer)
    slots = mutations(leaf.content_slot.box, count)
    return sum(opens_with(leaf, slot, reader) for slot in slots)


def test_of_a_thousand_mutated_slots_none_is_accepted(writer: Reader, reader: Reader) -> None:
    assert accepted_mutations(writer, reader, 1_000) == 0


@pytest.mark.prove
def test_of_a_hundred_thousand_mutated_slots_none_is_accepted(
    writer: Reader, reader: Reader
) -> None:
    assert accepted_mutations(writer, reader, 100_000) == 0


def test_a_captured_slot_moved_anywhere_is_refused(writer: Reader, reader: Reader) -> None:
    source, other = Page(client_id=writer.id), another_owner()
    source.seal_for(writer, WORDS, field="document")
    slot, body = source.content_slot, source.document
    another_row = Page(client_id=writer.id)
    another_model = Leaf(client_id=writer.id, public_id=source.public_id)
    another_person = Page(client_id=other.id, public_id=source.public_id)

    for row, opener in ((another_row, reader), (another_model, reader), (another_person, other)):
        row.content_slot, row.document, row.document_revision = slot, body, 1
        assert not opens(row, opener, "document")
    source.aside_slot, source.aside, source.aside_revision = slot, body, 1
    assert not opens(source, reader, "aside")
    assert opens(source, reader, "document")


def test_an_ordinary_slot_that_calls_itself_captured_is_refused(
    writer: Reader, reader: Reader
) -> None:
    own, captured = Leaf(client_id=reader.id), captured_leaf(writer)
    own.seal_for(reader, "mine")
    slot = own.content_slot.box

    assert not opens_with(own, b"\x01\x03" + slot[2:], reader)
    assert not opens_with(captured, b"\x01\x02" + captured.content_slot.box[2:], reader)


# --- somebody who writes to the database


def test_the_public_half_alone_makes_no_slot_that_opens(writer: Reader, reader: Reader) -> None:
    """Whoever reads the table has the half and every id, but not the stamp of this deployment."""
    leaf, stored = captured_leaf(writer), bytes(CaptureKey.objects.get().public_half)
    half = hybrid.public_half(stored[: hybrid.PUBLIC_SIZE])
    column, length = Leaf._meta.get_field("document"), (16).to_bytes(2, "big")
    ids = length + leaf.public_id.bytes + length + leaf.client_id.bytes
    place = writer.deployment + column.slot_piece + ids + writer.place  # type: ignore[union-attr]

    for stamp in (b"", stored[hybrid.PUBLIC_SIZE :]):
        forged = hybrid.seal_key(half, bytes(32), place + stamp, key_id=1, revision=1)
        with pytest.raises(Unreadable):
            reader.open_slot(forged, writer.deployment + column.slot_piece + ids)  # type: ignore[union-attr]


def test_another_public_half_in_its_place_is_refused(writer: Reader, reader: Reader) -> None:
    theirs = CaptureKey.objects.exclude(client_id=reader.id)
    another_owner()
    stamped, (_, unstamped) = bytes(theirs.get().public_half), hybrid.new_halves()
    own = bytes(CaptureKey.objects.get(client_id=reader.id).public_half)

    for half in (stamped, unstamped, unstamped + own[-32:], own[:-1], b""):
        CaptureKey.objects.filter(client_id=reader.id).update(public_half=half)
        with pytest.raises(Unreadable):
            capture_writer(reader.id)


def test_the_wrong_private_half_opens_nothing(writer: Reader, reader: Reader) -> None:
    leaf, other = captured_leaf(writer), another_owner()
    theirs = CaptureKey.objects.get(client_id=other.id).private_box.box

    CaptureKey.objects.filter(client_id=reader.id).update(private_box=theirs)
    assert not opens(leaf, owner_reader(reader.id))

    CaptureKey.objects.filter(client_id=reader.id).delete()
    make_pair(reader.id, reader.cipher)
    assert not opens(leaf, owner_reader(reader.id))


# --- making and destroying the pair


def test_a_person_gets_one_pair_however_often_it_is_ensured(reader: Reader) -> None:
    for _ in range(3):
        ensure_capture_key(reader.id)
    before = bytes(CaptureKey.objects.get().public_half)

    make_pair(reader.id, reader.cipher)  # the other of two at once

    assert bytes(CaptureKey.objects.get().public_half) == before


def test_there_is_no_pair_without_a_key_of_ones_own(sample: None, owner: uuid.UUID) -> None:
    with pytest.raises(Unreadable):
        ensure_capture_key(owner)
    with pytest.raises(Unreadable):
        capture_writer(owner)


def test_with_the_persons_key_the_pair_is_gone_and_all_that_was_captured(
    writer: Reader, reader: Reader
) -> None:
    leaf = captured_leaf(writer)

    destroy_client_key(reader.id)

    assert not CaptureKey.objects.exists()
    for find in (capture_writer, owner_reader):
        with pytest.raises(Unreadable):
            find(reader.id)
    ensure_client_key(reader.id)
    ensure_capture_key(reader.id)
    assert not opens(leaf, owner_reader(reader.id))


def test_another_purposes_key_opens_no_captured_slot(writer: Reader, reader: Reader) -> None:
    leaf = captured_leaf(writer)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM encryption_wrappedkey WHERE kind = 'purposes'")

    purpose_key("capture keys")

    assert not opens(leaf, owner_reader(reader.id))


# --- taking in


def test_taking_in_makes_an_ordinary_slot_and_leaves_the_box(
    writer: Reader, reader: Reader
) -> None:
    leaf = captured_leaf(writer)
    body = leaf.document.box

    assert take_in(leaf, reader)

    found = Leaf.objects.get(pk=leaf.pk)
    CaptureKey.objects.all().delete()
    assert is_taken_in(found)
    assert found.document.box == body
    assert found.open_for(owner_reader(reader.id)) == leaf.open_for(reader) == WORDS


def test_taking_in_sets_what_changes_with_it(writer: Reader, reader: Reader) -> None:
    page = Page(client_id=writer.id, colour="captured")
    page.seal_for(writer, WORDS, field="document")
    page.save()

    assert take_in(page, reader, field="document", colour="blue")
    assert not take_in(page, reader, field="document", colour="red")
    assert not take_in(page, reader, field="aside", colour="red")

    assert Page.objects.get().colour == page.colour == "blue"


def test_of_two_who_take_in_one_does(writer: Reader, reader: Reader) -> None:
    first = captured_leaf(writer)
    second = Leaf.objects.get(pk=first.pk)

    assert take_in(first, reader)
    assert not take_in(second, reader)

    assert Leaf.objects.get().content_slot.box == first.content_slot.box


def test_what_does_not_open_is_not_taken_in(writer: Reader, reader: Reader) -> None:
    leaf = captured_leaf(writer)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sample_leaf SET document = set_byte(document, 40, 0)")
        cursor.execute("UPDATE sample_leaf SET document = set_byte(document, 41, 0)")
    slot, broken = leaf.content_slot.box, Leaf.objects.get()

    for someone in (reader, writer, another_owner()):
        with pytest.raises(Unreadable):
            take_in(broken, someone)

    assert Leaf.objects.get().content_slot.box == slot


def test_only_the_owner_takes_in(writer: Reader) -> None:
    leaf = captured_leaf(writer)

    for someone in (writer, another_owner()):
        with pytest.raises(Unreadable):
            take_in(leaf, someone)


# --- verifying


def test_verifying_opens_captured_slots_too(writer: Reader) -> None:
    captured_leaf(writer)
    assert [finding.is_readable for finding in check_seals(Leaf)] == [True]

    CaptureKey.objects.all().delete()

    assert [finding.is_readable for finding in check_seals(Leaf)] == [False]
