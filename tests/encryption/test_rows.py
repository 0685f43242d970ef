"""A row seals for its reader and opens for no other."""

import uuid

import pytest

from encryption.readers import Reader
from tests.encryption.sample.models import Page

pytestmark = pytest.mark.usefixtures("sample")


def test_what_is_sealed_opens_again_after_the_database(reader: Reader, alice: uuid.UUID) -> None:
    page = Page(client_id=alice)
    page.seal_for(reader, {"text": "a tide going out"}, field="document")
    page.save()

    found = Page.objects.get(public_id=page.public_id)

    assert found.open_for(reader, field="document") == {"text": "a tide going out"}
    assert found.document_revision == 1
    assert repr(found.document) == str(found.document) == "<sealed>"
