"""Keys of people and relationships: made once, opened by their reader, and gone for good."""

import base64
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries, Settings

from encryption import box
from encryption.errors import Unreadable
from encryption.keys import (
    create_relationship_key,
    destroy_client_key,
    destroy_relationship_key,
    ensure_client_key,
    has_client_key,
)
from encryption.models import WrappedKey
from encryption.purposes import purpose_key
from encryption.readers import Reader, owner_reader, relationship_reader
from encryption.ring import key_ring
from encryption.seeds import open_seed, seal_seed
from tests.encryption.rings import ONLY_SECOND, ring_json
from tests.encryption.sample.models import Leaf


def test_a_person_gets_one_key_however_often_it_is_ensured(db: None, owner: uuid.UUID) -> None:
    assert not has_client_key(owner)

    for _ in range(3):
        ensure_client_key(owner)

    assert has_client_key(owner)
    assert WrappedKey.objects.filter(subject_id=owner).count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_make_one_key(owner: uuid.UUID) -> None:
    start = threading.Barrier(8)

    def ensure() -> None:
        start.wait()
        ensure_client_key(owner)
        connection.close()

    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(ensure) for _ in range(8)]:
            done.result()

    assert WrappedKey.objects.filter(subject_id=owner).count() == 1


def test_the_database_refuses_a_second_key(db: None, owner: uuid.UUID) -> None:
    ensure_client_key(owner)

    with pytest.raises(IntegrityError), transaction.atomic():
        WrappedKey.objects.create(kind="client", subject_id=owner, box=b"x", root_version=1)


def test_a_reader_costs_one_query(
    db: None, owner: uuid.UUID, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ensure_client_key(owner)

    with django_assert_num_queries(1):
        owner_reader(owner)


def test_a_reader_shows_nothing(db: None, owner: uuid.UUID) -> None:
    ensure_client_key(owner)

    assert repr(owner_reader(owner)) == str(owner_reader(owner)) == "<reader>"


def test_there_is_no_reader_without_a_key(db: None, owner: uuid.UUID) -> None:
    for find in (owner_reader, relationship_reader):
        with pytest.raises(Unreadable):
            find(owner)


def test_a_destroyed_client_key_is_gone_from_the_database(reader: Reader) -> None:
    leaf = Leaf(client_id=reader.id)
    leaf.seal_for(reader, "mine")
    leaf.save()
    wrapped = WrappedKey.objects.get(subject_id=reader.id).box.box

    assert destroy_client_key(reader.id)
    assert not destroy_client_key(reader.id)

    assert not has_client_key(reader.id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM encryption_wrappedkey WHERE box = %s", [wrapped])
        assert cursor.fetchone() == (0,)
    with pytest.raises(Unreadable):
        owner_reader(reader.id)
    ensure_client_key(reader.id)  # a new key opens nothing of the old
    with pytest.raises(Unreadable):
        Leaf.objects.get().open_for(owner_reader(reader.id))


def test_a_relationship_key_ends_alone(db: None, owner: uuid.UUID) -> None:
    relationship_id = uuid.uuid4()
    ensure_client_key(owner)
    create_relationship_key(relationship_id)

    assert destroy_relationship_key(relationship_id)

    assert has_client_key(owner)
    with pytest.raises(Unreadable):
        relationship_reader(relationship_id)


def test_a_wrapped_key_opens_for_its_own_kind_and_subject_only(db: None, owner: uuid.UUID) -> None:
    other = uuid.uuid4()
    ensure_client_key(owner)
    ensure_client_key(other)
    create_relationship_key(owner)
    boxes = {(key.kind, key.subject_id): key.box.box for key in WrappedKey.objects.order_by("pk")}

    WrappedKey.objects.filter(kind="client", subject_id=owner).update(box=boxes["client", other])
    WrappedKey.objects.filter(kind="relationship").update(box=boxes["client", owner])

    for find in (owner_reader, relationship_reader):
        with pytest.raises(Unreadable):
            find(owner)
    assert owner_reader(other)


def test_a_wrapped_key_does_not_open_in_another_deployment(
    db: None, owner: uuid.UUID, settings: Settings
) -> None:
    ensure_client_key(owner)
    settings.KEY_RING = ring_json(deployment="elsewhere")

    with pytest.raises(Unreadable):
        owner_reader(owner)


def test_a_key_shows_neither_bytes_nor_person(db: None, owner: uuid.UUID) -> None:
    ensure_client_key(owner)
    key = WrappedKey.objects.get()

    assert str(key) == "client key under root version 1"
    assert repr(key.box) == "<sealed>"


# --- purposes and seeds


def test_purpose_keys_are_steady_and_differ_by_name_and_deployment(
    db: None, settings: Settings
) -> None:
    chain = purpose_key("audit chain")

    assert purpose_key("audit chain") == chain
    assert len({chain, purpose_key("log-in seeds"), purpose_key("")}) == 3
    assert len(chain) == 32


def test_a_purpose_key_costs_one_query(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    purpose_key("audit chain")

    with django_assert_num_queries(1):
        purpose_key("audit chain")


def test_a_purposes_key_that_does_not_open_is_not_replaced(db: None) -> None:
    purpose_key("audit chain")
    WrappedKey.objects.update(box=bytes(102))

    with pytest.raises(Unreadable):
        purpose_key("audit chain")

    assert WrappedKey.objects.get().box.box == bytes(102)


@pytest.mark.parametrize("seed", ["JBSWY3DPEHPK3PXP", "", "a" * 500, "ü\0"])
def test_a_seed_comes_back(db: None, seed: str) -> None:
    sealed = seal_seed(seed)

    assert open_seed(sealed) == seed
    assert sealed.isascii()
    assert sealed != seal_seed(seed)
    assert not seed or seed not in sealed


@pytest.mark.parametrize("stored", ["", "JBSWY3DPEHPK3PXP", "not base64!", "ü", "AAAA" * 30])
def test_a_seed_in_the_clear_is_not_accepted(db: None, stored: str) -> None:
    with pytest.raises(Unreadable):
        open_seed(stored)


def test_a_seed_does_not_open_under_another_ring(db: None, settings: Settings) -> None:
    sealed = seal_seed("JBSWY3DPEHPK3PXP")
    for ring in (ring_json(2, **ONLY_SECOND), ring_json(deployment="elsewhere")):
        settings.KEY_RING = ring
        with pytest.raises(Unreadable):
            open_seed(sealed)


def test_a_box_of_the_same_key_from_another_column_is_no_seed(db: None) -> None:
    cipher = AESGCM(purpose_key("log-in seeds"))
    label = box.piece(b"mfa.authenticator.other")
    for place in (b"", key_ring().place, key_ring().place + label):
        elsewhere = box.seal_key(cipher, b"JBSWY3DPEHPK3PXP", place, key_id=1, revision=1)
        with pytest.raises(Unreadable):
            open_seed(base64.urlsafe_b64encode(elsewhere).decode())


# --- threads


def opened_by_many(threads: int, times: int, reader: Reader) -> Iterator[bool]:
    leaves = [Leaf(client_id=reader.id) for _ in range(threads)]

    def work(number: int) -> bool:
        leaf, right = leaves[number], True
        for turn in range(times):
            leaf.seal_for(reader, f"{number} {turn}")
            right &= leaf.open_for(reader) == f"{number} {turn}"
        return right

    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(work, range(threads))


def test_sixteen_threads_share_a_reader(reader: Reader) -> None:
    assert all(opened_by_many(16, 200, reader))


@pytest.mark.prove
def test_sixty_four_threads_open_a_million_boxes(reader: Reader) -> None:
    assert all(opened_by_many(64, 15_625, reader))
