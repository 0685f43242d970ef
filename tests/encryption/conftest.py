"""The sample room exists only while one of these tests runs."""

import json
import uuid
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import modify_settings

from encryption.keys import ensure_client_key
from encryption.readers import Reader, owner_reader
from tests.encryption.sample import models

TABLES = [models.Page, models.Leaf, models.Snapshot]
ROOT_1 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="  # the ring of the tests
ROOT_2 = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8="


def ring_json(current: int = 1, deployment: str = "tests", **keys: str) -> str:
    """Return a key ring; `ring_json(2, **BOTH)` has a second version, which is current."""
    return json.dumps({"deployment": deployment, "current": current, "keys": keys or {"1": ROOT_1}})


BOTH = {"1": ROOT_1, "2": ROOT_2}
ONLY_SECOND = {"2": ROOT_2}


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
