"""A row seals for its reader, opens for that reader, and keeps its bytes otherwise."""

import uuid

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from encryption.errors import Unreadable
from encryption.keys import create_relationship_key, ensure_client_key
from encryption.readers import Reader, owner_reader, relationship_reader
from tests.encryption.sample.models import Leaf, Page, Snapshot

pytestmark = pytest.mark.usefixtures("sample")

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=50),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=12,
)


def a_page(reader: Reader, value: object = "a tide going out") -> Page:
    page = Page(client_id=reader.id)
    page.seal_for(reader, value, field="document")
    page.save()
    return page


def test_what_is_sealed_opens_again_after_the_database(reader: Reader) -> None:
    page = a_page(reader, {"title": "After Tuesday", "feelings": ["calm"]})

    found = Page.objects.get(public_id=page.public_id)

    assert found.open_for(reader, field="document") == {
        "title": "After Tuesday",
        "feelings": ["calm"],
    }
    assert found.document_revision == 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=json_values)
@example("")
@example("\0 and \ud800")
@example("<sealed>")
@example("x" * 1_000_000)
def test_every_document_comes_back_exactly(reader: Reader, value: object) -> None:
    page = a_page(reader, value)

    assert Page.objects.get(pk=page.pk).open_for(reader, field="document") == value


def test_sealing_again_keeps_the_content_key_and_counts_the_revision(reader: Reader) -> None:
    page = a_page(reader, "first")
    slot = page.content_slot

    page.seal_for(reader, "second", field="document")
    page.save()

    found = Page.objects.get(pk=page.pk)
    assert found.content_slot.box == slot.box
    assert found.document_revision == 2
    assert found.open_for(reader, field="document") == "second"


def test_two_boxes_in_one_row_do_not_disturb_each_other(reader: Reader) -> None:
    page = a_page(reader, "first")
    page.seal_for(reader, "beside", field="aside")
    page.seal_for(reader, "second", field="document")
    page.save()

    found = Page.objects.get(pk=page.pk)

    assert (found.document_revision, found.aside_revision) == (2, 1)
    assert found.open_for(reader, field="aside") == "beside"


def test_a_row_with_one_sealed_field_needs_no_name_for_it(reader: Reader) -> None:
    leaf = Leaf(client_id=reader.id)
    leaf.seal_for(reader, "one leaf")

    assert leaf.open_for(reader) == "one leaf"


def test_a_row_with_two_sealed_fields_asks_which(reader: Reader) -> None:
    with pytest.raises(TypeError, match="document, aside"):
        a_page(reader).open_for(reader)


def test_nothing_sealed_cannot_be_opened(reader: Reader) -> None:
    with pytest.raises(Unreadable):
        Page(client_id=reader.id).open_for(reader, field="document")


def test_a_row_without_its_owner_cannot_be_sealed(reader: Reader) -> None:
    with pytest.raises(ValueError, match="not sealed for this reader"):
        Page().seal_for(reader, "x", field="document")


def test_a_stranger_neither_opens_nor_seals(reader: Reader) -> None:
    page, stranger = a_page(reader), uuid.uuid4()
    ensure_client_key(stranger)

    with pytest.raises(Unreadable):
        page.open_for(owner_reader(stranger), field="document")
    with pytest.raises(ValueError, match="not sealed for this reader"):
        page.seal_for(owner_reader(stranger), "x", field="document")


def test_a_relationship_opens_its_snapshots_and_no_journal_row(reader: Reader) -> None:
    relationship_id = uuid.uuid4()
    create_relationship_key(relationship_id)
    therapist = relationship_reader(relationship_id)
    snapshot = Snapshot(client_id=reader.id, relationship_id=relationship_id)
    snapshot.seal_for(therapist, {"text": "what I want to show"})
    snapshot.save()

    assert Snapshot.objects.get().open_for(therapist) == {"text": "what I want to show"}
    with pytest.raises(Unreadable):
        a_page(reader).open_for(therapist, field="document")
    with pytest.raises(Unreadable):
        Snapshot.objects.get().open_for(reader)


def test_a_shredded_row_holds_nothing_any_more(reader: Reader) -> None:
    page = a_page(reader)

    page.shred()
    page.save()

    assert raw_columns(page) == (None, None, 0)
    with pytest.raises(Unreadable):
        page.open_for(reader, field="document")


def test_a_shredded_row_is_sealed_anew_under_a_new_content_key(reader: Reader) -> None:
    page = a_page(reader)
    slot = page.content_slot
    page.shred()

    page.seal_for(reader, "anew", field="document")
    page.save()

    assert page.content_slot.box != slot.box
    assert Page.objects.get(pk=page.pk).open_for(reader, field="document") == "anew"


def test_saving_some_columns_takes_the_slot_and_revision_along(reader: Reader) -> None:
    page = a_page(reader, "first")
    page.seal_for(reader, "second", field="document")

    page.save(update_fields=["document"])

    assert Page.objects.get(pk=page.pk).open_for(reader, field="document") == "second"


def test_a_row_loaded_before_an_edit_does_not_undo_it(reader: Reader) -> None:
    early = Page.objects.get(pk=a_page(reader, "first").pk)
    late = Page.objects.get(pk=early.pk)
    late.seal_for(reader, "second", field="document")
    late.save()

    early.colour = "green"
    early.save()

    found = Page.objects.get(pk=early.pk)
    assert found.open_for(reader, field="document") == "second"
    assert found.colour == "green"


def test_a_new_row_may_be_made_in_bulk(reader: Reader) -> None:
    pages = [Page(client_id=reader.id) for _ in range(3)]
    for number, page in enumerate(pages):
        page.seal_for(reader, number, field="document")

    Page.objects.bulk_create(pages)

    opened = [page.open_for(reader, field="document") for page in Page.objects.order_by("pk")]
    assert opened == [0, 1, 2]


def raw_columns(page: Page) -> tuple[bytes | None, bytes | None, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT content_slot, document, document_revision FROM sample_page WHERE id = %s",
            [page.pk],
        )
        return tuple(cursor.fetchone())
