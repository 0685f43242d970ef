"""The sample room exists only while one of these tests runs."""

import uuid
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import modify_settings

from encryption.keys import ensure_client_key
from encryption.readers import Reader, owner_reader
from tests.encryption.sample import models


@pytest.fixture
def sample(db: None) -> Iterator[None]:
    with modify_settings(INSTALLED_APPS={"append": "tests.encryption.sample"}):
        tables = [models.Page, models.Leaf, models.Snapshot]
        with connection.schema_editor() as editor:
            for table in tables:
                editor.create_model(table)
        yield
        with connection.schema_editor() as editor:
            for table in tables:
                editor.delete_model(table)


@pytest.fixture
def alice() -> uuid.UUID:
    return uuid.uuid4()


@pytest.fixture
def reader(sample: None, alice: uuid.UUID) -> Reader:
    ensure_client_key(alice)
    return owner_reader(alice)
