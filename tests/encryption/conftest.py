"""The sample room exists only while one of these tests runs."""

import uuid
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import modify_settings

from encryption.keys import ensure_client_key
from encryption.readers import Reader, owner_reader
from tests.encryption.sample import models

TABLES = [models.Page, models.Leaf, models.Snapshot]


@pytest.fixture
def sample(db: None) -> Iterator[None]:
    with modify_settings(INSTALLED_APPS={"append": "tests.encryption.sample"}):
        with connection.schema_editor() as editor:
            for table in TABLES:
                editor.create_model(table)
        yield
        if not connection.in_atomic_block:  # otherwise the test's rollback takes them away
            with connection.schema_editor() as editor:
                for table in TABLES:
                    editor.delete_model(table)


@pytest.fixture
def owner() -> uuid.UUID:
    return uuid.uuid4()


@pytest.fixture
def reader(sample: None, owner: uuid.UUID) -> Reader:
    ensure_client_key(owner)
    return owner_reader(owner)
