"""What a link can open: its own one line. By rule at every address, and by key in every row."""

import hashlib
import json
import uuid
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core import serializers
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from encryption.capture import capture_writer
from encryption.errors import Unreadable
from encryption.models import SealedRow
from encryption.readers import Reader, owner_reader
from encryption.ring import key_ring
from encryption.rows import sealed_fields
from encryption.sealed import Sealed
from encryption.under_secret import digest_of, open_under
from encryption.verification import sealed_models
from journal.models import LandingLink, Session
from journal.queries_landing import ORIENTATION, landing_behind
from tests.house.permissions import LINES
from tests.house.world import World, build
from tests.journal.landing import LINE, a_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def holding_the_link(world: World) -> Client:
    """A browser that opened the link, kept something, and has nothing else."""
    browser = Client(raise_request_exception=False)
    browser.get(reverse("landing:now", args=[world.objects["landing"]]))
    browser.post(reverse("landing:keep", args=[world.objects["landing"]]), {"word": "warm"})
    return browser


def answered(browser: Client, method: str, url: str) -> str:
    with transaction.atomic():
        response = browser.generic(method, url)
        transaction.set_rollback(True)
    if response.status_code in {301, 302}:
        return "login" if response.headers["Location"].startswith("/account/login/") else "->"
    return "ok" if response.status_code == 200 else str(response.status_code)


def test_the_link_opens_no_address_that_nobody_may_open(world: World) -> None:
    browser, wrong = holding_the_link(world), {}
    for line in LINES:
        kwargs = {key: world.objects.get(word, word) for key, word in line.kwargs}
        answer = answered(browser, line.method, reverse(line.route, kwargs=kwargs))
        if answer != line.expected["nobody"]:
            wrong[str(line)] = answer

    assert wrong == {}


def rows_of(client_id: uuid.UUID) -> Iterator[tuple[SealedRow, str]]:
    """Every sealed column with something in it, whoever it is sealed for."""
    for model in sealed_models():
        if model.__module__.startswith("tests."):
            continue
        for row in model._base_manager.all():
            for column in sealed_fields(model):
                if getattr(row, column.subject) == client_id and getattr(row, column.attname):
                    yield row, column.name


def opened_with(reader: Reader, client_id: uuid.UUID) -> list[str]:
    opened = []
    for row, name in rows_of(client_id):
        try:
            row.open_for(reader, field=name)
            opened.append(f"{row._meta.label}.{name}")
        except Unreadable:
            continue
    return opened


def keys_from(secret: str) -> Iterator[bytes]:
    """What somebody would try who has the secret and our source code."""
    raw = secret.encode()
    yield hashlib.sha256(raw).digest()
    yield raw[:32]
    yield digest_of(secret).bytes * 2
    yield hashlib.sha256(digest_of(secret).bytes).digest()


def test_nothing_of_the_link_opens_any_row(world: World) -> None:
    alice, secret = world.people["alice"].public_id, world.objects["landing"]
    holding_the_link(world)
    place = key_ring().place

    assert len(opened_with(owner_reader(alice), alice)) > 8
    assert opened_with(capture_writer(alice), alice) == []
    for key in keys_from(secret):
        for kind in ("owner", "capture", "relationship"):
            assert opened_with(Reader(kind, alice, AESGCM(key), place), alice) == []


def test_the_secret_opens_the_one_line_and_nothing_else_does(session: Session, alice: User) -> None:
    link, secret = a_link(session, by=alice)
    other, another_secret = a_link(session, by=alice, orientation="At home.")
    stored = LandingLink.objects.get(pk=link.pk)
    digest = stored.digest

    assert landing_behind(secret).orientation == LINE  # type: ignore[union-attr]
    for wrong in (another_secret, secret[:-1], secret + "A", digest.hex, str(digest), ""):
        with pytest.raises(Unreadable):
            open_under(wrong, ORIENTATION, link.public_id, stored.orientation_box)
    for label, row_id in (
        (ORIENTATION, other.public_id),
        ("journal.fragment.document", link.public_id),
    ):
        with pytest.raises(Unreadable):
            open_under(secret, label, row_id, stored.orientation_box)


def test_every_flipped_bit_of_the_line_is_refused(session: Session, alice: User) -> None:
    link, secret = a_link(session, by=alice)
    whole = LandingLink.objects.get().orientation_box.box
    accepted = 0
    for at in range(len(whole)):
        flipped = whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :]
        try:
            open_under(secret, ORIENTATION, link.public_id, Sealed(flipped))
            accepted += 1
        except Unreadable:
            continue

    assert accepted == 0


def test_a_stolen_row_holds_neither_the_secret_nor_the_line(session: Session, alice: User) -> None:
    link, secret = a_link(session, by=alice)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(l)::text FROM journal_landinglink l")
        stolen = cursor.fetchone()[0]
    dumped = serializers.serialize("json", LandingLink.objects.all())

    for text in (stolen, json.dumps(dumped), repr(link), str(link)):
        for words in (secret, LINE, secret.encode().hex(), LINE.encode().hex()):
            assert words not in text


def test_an_ended_link_is_noise_even_to_who_has_its_secret(
    client_for, session: Session, alice: User
) -> None:
    link, secret = a_link(session, by=alice)

    client_for(alice).post(reverse("journal:landing-link-end", args=[link.public_id]))

    assert landing_behind(secret) is None
    box = LandingLink.objects.get().orientation_box
    with pytest.raises(Unreadable):
        open_under(secret, ORIENTATION, link.public_id, box)
