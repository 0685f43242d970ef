"""Rewrapping every key under the current root version. Texts are never touched.

Stopped anywhere, it goes on where it was: what is done stands under the new version already.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction

from encryption.errors import Unreadable
from encryption.keys import unwrap, wrap
from encryption.models import WrappedKey
from encryption.ring import KeyRing

BATCH = 500


class Progress(NamedTuple):
    """What a batch did."""

    rewrapped: int
    unreadable: int


def rewrap_all(ring: KeyRing, batch: int = BATCH) -> Iterator[Progress]:
    """Rewrap keys in batches, each in its own transaction, and tell of each batch."""
    last = 0
    while keys := _waiting(ring, last, batch):
        last = keys[-1].pk
        with transaction.atomic():
            done = [_rewrap(ring, key) for key in keys]
        yield Progress(rewrapped=done.count(True), unreadable=done.count(None))


def count_left(ring: KeyRing) -> int:
    """Return how many keys do not open under the current root version."""
    keys = WrappedKey.objects.all().iterator(chunk_size=2000)
    return sum(not _stands(ring, key) for key in keys)


def _waiting(ring: KeyRing, after: int, batch: int) -> list[WrappedKey]:
    rows = WrappedKey.objects.not_under(ring.current).filter(pk__gt=after).order_by("pk")
    return list(rows[:batch])


def _rewrap(ring: KeyRing, key: WrappedKey) -> bool | None:
    """Compare and set: True when done, False when someone else was first, None when unreadable."""
    old = key.box.box
    try:
        content = unwrap(ring, key.kind, key.subject_id, old, key.root_version)
    except Unreadable:
        return None
    new = wrap(ring, key.kind, key.subject_id, content)
    same = WrappedKey.objects.filter(pk=key.pk, root_version=key.root_version, box=old)
    return bool(same.update(box=new, root_version=ring.current))


def _stands(ring: KeyRing, key: WrappedKey) -> bool:
    if key.root_version != ring.current:
        return False
    try:
        unwrap(ring, key.kind, key.subject_id, key.box.box, key.root_version)
    except Unreadable:
        return False
    return True
