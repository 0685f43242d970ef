"""Thirteen faults of keys and bytes, and every way of writing a row: no byte is rewritten."""

from collections.abc import Callable

import pytest
from django.db import connection, models
from pytest_django import Settings

from encryption.errors import Unreadable
from encryption.keys import destroy_client_key, ensure_client_key
from encryption.models import WrappedKey
from encryption.readers import Reader, owner_reader
from tests.encryption.rings import ONLY_SECOND, ROOT_2, ring_json
from tests.encryption.sample.models import Page

pytestmark = pytest.mark.usefixtures("sample")


def set_raw(page: Page, assignment: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE sample_page SET {assignment} WHERE id = {page.pk}")


def new_client_key(page: Page, settings: Settings) -> None:
    destroy_client_key(page.client_id)
    ensure_client_key(page.client_id)


FAULTS: dict[str, Callable[[Page, Settings], object]] = {
    "key gone": lambda page, settings: destroy_client_key(page.client_id),
    "another key": new_client_key,
    "root version gone": lambda page, settings: setattr(
        settings, "KEY_RING", ring_json(2, **ONLY_SECOND)
    ),
    "another root": lambda page, settings: setattr(
        settings, "KEY_RING", ring_json(**{"1": ROOT_2})
    ),
    "another deployment": lambda page, settings: setattr(
        settings, "KEY_RING", ring_json(deployment="elsewhere")
    ),
    "wrapped key changed": lambda page, settings: WrappedKey.objects.update(box=bytes(102)),
    "slot changed": lambda page, settings: set_raw(
        page, "content_slot = set_byte(content_slot, 40, 255 - get_byte(content_slot, 40))"
    ),
    "slot gone": lambda page, settings: set_raw(page, "content_slot = NULL"),
    "box changed": lambda page, settings: set_raw(
        page, "document = set_byte(document, 99, 255 - get_byte(document, 99))"
    ),
    "box cut": lambda page, settings: set_raw(page, "document = substr(document, 1, 500)"),
    "box gone": lambda page, settings: set_raw(page, "document = NULL"),
    "box empty": lambda page, settings: set_raw(page, "document = ''"),
    "revision changed": lambda page, settings: set_raw(page, "document_revision = 7"),
}


def save_after_colour(page: Page) -> None:
    page.colour = "green"
    page.save()


def save_only_colour(page: Page) -> None:
    page.colour = "green"
    page.save(update_fields=["colour"])


def save_all_by_name(page: Page) -> None:
    page.save(update_fields=["colour", "document", "document_revision"])


def clean_and_save(page: Page) -> None:
    page.full_clean()
    page.save()


def refresh_and_save(page: Page) -> None:
    page.refresh_from_db()
    page.save()


def update_colours_in_bulk(page: Page) -> None:
    page.colour = "green"
    Page.objects.bulk_update([page], ["colour"])


def update_or_create(page: Page) -> None:
    Page.objects.update_or_create(pk=page.pk, defaults={"colour": "green"})


def copy_and_save(page: Page) -> None:
    Page.objects.defer("document").get(pk=page.pk).save()


def upsert(page: Page) -> None:
    Page.objects.bulk_create(
        [page], update_conflicts=True, unique_fields=["id"], update_fields=["colour"]
    )


WRITES = [
    save_after_colour,
    save_only_colour,
    save_all_by_name,
    clean_and_save,
    refresh_and_save,
    update_colours_in_bulk,
    update_or_create,
    copy_and_save,
    upsert,
]


def columns(page: Page) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT content_slot, document, document_revision, aside_slot, aside, aside_revision "
            "FROM sample_page WHERE id = %s",
            [page.pk],
        )
        return tuple(cursor.fetchone())


def try_to_read_and_edit(page: Page) -> None:
    with pytest.raises(Unreadable):
        page.open_for(owner_reader(page.client_id), field="document")
    with pytest.raises(Unreadable):
        page.seal_for(owner_reader(page.client_id), "over it", field="document")


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__)
@pytest.mark.parametrize("fault", FAULTS)
def test_an_unreadable_row_keeps_its_bytes(
    fault: str, write: Callable[[models.Model], None], reader: Reader, settings: Settings
) -> None:
    page = Page(client_id=reader.id)
    page.seal_for(reader, "the one text", field="document")
    page.save()
    FAULTS[fault](page, settings)
    found = Page.objects.get(pk=page.pk)
    before = columns(page)

    try_to_read_and_edit(found)
    write(found)

    assert columns(page) == before
