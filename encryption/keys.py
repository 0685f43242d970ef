"""Making, opening and destroying the keys of people and relationships.

A destroyed key is a deleted row. Copies in backups stay wrapped under the root version of their
day, and become noise when that version is taken out of every key ring.
"""

import uuid
from collections.abc import Mapping

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption import box
from encryption.errors import Unreadable
from encryption.models import CaptureKey, WrappedKey
from encryption.ring import KeyRing, key_ring


def ensure_client_key(client_id: uuid.UUID) -> None:
    """Make the key of a person unless they have one. Two at once make one."""
    _ensure(WrappedKey.Kind.CLIENT, client_id)


def has_client_key(client_id: uuid.UUID) -> bool:
    """Whether the person's journal can still be opened."""
    return WrappedKey.objects.of(WrappedKey.Kind.CLIENT, client_id).exists()


def destroy_client_key(client_id: uuid.UUID) -> bool:
    """Make a journal unreadable for good. Return whether there was a key."""
    CaptureKey.objects.filter(client_id=client_id).delete()
    return _destroy(WrappedKey.Kind.CLIENT, client_id)


def create_relationship_key(relationship_id: uuid.UUID) -> None:
    """Make the key of a relationship, at consent. Two at once make one."""
    _ensure(WrappedKey.Kind.RELATIONSHIP, relationship_id)


def destroy_relationship_key(relationship_id: uuid.UUID) -> bool:
    """Make everything shared in a relationship unreadable for good."""
    return _destroy(WrappedKey.Kind.RELATIONSHIP, relationship_id)


def ensure_purposes_key() -> None:
    """Make the key that purpose keys derive from unless there is one."""
    _ensure(WrappedKey.Kind.PURPOSES, WrappedKey.PURPOSES_ID)


def open_wrapped_key(kind: str, subject_id: uuid.UUID) -> bytes:
    """Return a key, by one query; raise `Unreadable` when it is gone or will not open."""
    found = WrappedKey.objects.of(kind, subject_id).values_list("box", "root_version").first()
    if found is None:
        raise Unreadable
    sealed, version = found
    return unwrap(key_ring(), kind, subject_id, sealed.box, version)


def open_wrapped_keys(kind_of: Mapping[uuid.UUID, str]) -> dict[uuid.UUID, bytes]:
    """Return keys of several by one query; those that are gone or will not open are left out."""
    found = WrappedKey.objects.filter(subject_id__in=kind_of, kind__in=set(kind_of.values()))
    rows = found.values_list("kind", "subject_id", "box", "root_version")
    opened = {
        subject_id: _unwrapped(kind, subject_id, sealed.box, version)
        for kind, subject_id, sealed, version in rows
        if kind_of[subject_id] == kind
    }
    return {subject_id: key for subject_id, key in opened.items() if key}


def _unwrapped(kind: str, subject_id: uuid.UUID, sealed: bytes, version: int) -> bytes | None:
    try:
        return unwrap(key_ring(), kind, subject_id, sealed, version)
    except Unreadable:
        return None


def wrap(ring: KeyRing, kind: str, subject_id: uuid.UUID, key: bytes) -> bytes:
    """Seal a key under the current root version."""
    place, cipher = _place(ring, kind, subject_id), ring.cipher(ring.current)
    return box.seal_key(cipher, key, place, key_id=ring.current, revision=1)


def unwrap(ring: KeyRing, kind: str, subject_id: uuid.UUID, sealed: bytes, version: int) -> bytes:
    """Open a wrapped key."""
    place, cipher = _place(ring, kind, subject_id), ring.cipher(version)
    return box.open_key(cipher, sealed, place, key_id=version, revision=1)


def _place(ring: KeyRing, kind: str, subject_id: uuid.UUID) -> bytes:
    label, subject = f"encryption.wrapped_key.{kind}".encode(), box.piece(subject_id.bytes)
    return ring.place + box.piece(label) + subject + subject


def _ensure(kind: str, subject_id: uuid.UUID) -> None:
    if WrappedKey.objects.of(kind, subject_id).exists():
        return
    ring = key_ring()
    sealed = wrap(ring, kind, subject_id, AESGCM.generate_key(256))
    row = WrappedKey(kind=kind, subject_id=subject_id, box=sealed, root_version=ring.current)
    WrappedKey.objects.bulk_create([row], ignore_conflicts=True)


def _destroy(kind: str, subject_id: uuid.UUID) -> bool:
    return WrappedKey.objects.of(kind, subject_id).delete()[0] > 0
