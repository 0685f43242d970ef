"""Writing to the trail."""

import uuid
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from audit.chain import PURPOSE, Link, link_mac
from audit.heads import PURPOSE as HEADS_PURPOSE
from audit.heads import Head, write_heads_file
from audit.models import ChainHead, Event
from encryption.purposes import purpose_key

Id = uuid.UUID | str


def record(
    *,
    subject: Id,
    actor: Id | None,
    kind: str,
    object_id: Id | None,
    action: str,
    outcome: str = "ok",
) -> Event:
    """Append an event to its subject's chain, in the transaction of what it tells about.

    Refused outside an atomic block: what is told and the telling stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("record() needs the action's transaction.")
    head = _locked_head(str(subject))
    link = Link(
        subject=head.subject,
        sequence=head.sequence + 1,
        at=timezone.now(),
        actor=str(actor or ""),
        kind=kind,
        object_id=str(object_id or ""),
        action=action,
        outcome=outcome,
    )
    head.sequence, head.mac = link.sequence, link_mac(purpose_key(PURPOSE), bytes(head.mac), link)
    head.save(update_fields=["sequence", "mac"])
    return Event.objects.create(**link._asdict(), mac=head.mac)


def write_heads() -> Path:
    """Write the head of every chain to a new file in `settings.AUDIT_HEADS_DIR`."""
    key = purpose_key(HEADS_PURPOSE)
    return write_heads_file(settings.AUDIT_HEADS_DIR, _heads(), key=key, at=timezone.now())


def _heads() -> Iterator[Head]:
    for head in ChainHead.objects.order_by("subject").iterator(chunk_size=2000):
        yield Head(head.subject, head.sequence, bytes(head.mac))


def _locked_head(subject: str) -> ChainHead:
    heads = ChainHead.objects.select_for_update().filter(subject=subject)
    head = heads.first()
    if head is None:
        ChainHead.objects.bulk_create([ChainHead(subject=subject)], ignore_conflicts=True)
        head = heads.get()
    return head
