"""Key pairs for capture-only writing, as they are kept: one for each person who prepared a link.

The public half stands open in a table, so it carries a stamp of this deployment: nobody who writes
to the database puts another in its place. A second stamp, kept nowhere, is part of every slot's
place: nobody who reads the public half in the database makes a slot that opens.
"""

import hmac
import uuid
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption import box, hybrid, labels
from encryption.errors import Unreadable
from encryption.hybrid import PrivateHalf, PublicHalf
from encryption.models import CaptureKey
from encryption.purposes import purpose_key
from encryption.ring import key_ring

LABEL = "encryption.capture_key.private"
PURPOSE = "capture keys"
_STAMP = 32
labels.register(LABEL, "encryption.models.CaptureKey.private_box")


@dataclass(frozen=True, slots=True, repr=False)
class SealingHalf:
    """What a writer holds: it opens nothing."""

    half: PublicHalf
    stamp: bytes


@dataclass(frozen=True, slots=True, repr=False)
class OpeningHalf:
    """What only the owner's reader holds."""

    half: PrivateHalf
    stamp: bytes


def make_pair(client_id: uuid.UUID, cipher: AESGCM) -> None:
    """Make the pair of a person unless they have one, under their own key. Two at once make one."""
    private, public = hybrid.new_halves()
    row = CaptureKey(
        client_id=client_id,
        public_half=public + _stamps(client_id, public)[0],
        private_box=box.seal_key(cipher, private, _place(client_id), key_id=1, revision=1),
    )
    CaptureKey.objects.bulk_create([row], ignore_conflicts=True)


def has_pair(client_id: uuid.UUID) -> bool:
    """Whether the person has a pair."""
    return CaptureKey.objects.filter(client_id=client_id).exists()


def sealing_half(client_id: uuid.UUID) -> SealingHalf:
    """Return the half one can seal with; raise `Unreadable` if it is gone or not ours."""
    public, stamp = _checked(_row(client_id))
    return SealingHalf(hybrid.public_half(public), stamp)


def opening_half(client_id: uuid.UUID, cipher: AESGCM) -> OpeningHalf:
    """Return the half one can open with; raise `Unreadable` if it is gone or will not open."""
    row, place = _row(client_id), _place(client_id)
    _, stamp = _checked(row)
    private = box.open_key(cipher, row.private_box.box, place, key_id=1, revision=1)
    return OpeningHalf(hybrid.private_half(private), stamp)


def _row(client_id: uuid.UUID) -> CaptureKey:
    row = CaptureKey.objects.filter(client_id=client_id).first()
    if row is None:
        raise Unreadable
    return row


def _checked(row: CaptureKey) -> tuple[bytes, bytes]:
    """Return the public half and the stamp of its slots."""
    stored = bytes(row.public_half)
    public, found = stored[:-_STAMP], stored[-_STAMP:]
    stamp, of_slots = _stamps(row.client_id, public)
    if not hmac.compare_digest(found, stamp):
        raise Unreadable
    return public, of_slots


def _stamps(client_id: uuid.UUID, public: bytes) -> tuple[bytes, bytes]:
    """Return the stamp that stands beside a public half, and the one that stands nowhere."""
    key, content = purpose_key(PURPOSE), _place(client_id) + public
    kept, unkept = (hmac.digest(key, what + content, "sha256") for what in (b"half", b"slot"))
    return kept, unkept


def _place(client_id: uuid.UUID) -> bytes:
    return key_ring().place + box.piece(LABEL.encode()) + box.piece(client_id.bytes)
