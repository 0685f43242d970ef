"""Writing to the trail."""

import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from audit.chain import PURPOSE, Link, link_mac
from audit.heads import PURPOSE as HEADS_PURPOSE
from audit.heads import Head, write_heads_file
from audit.models import ChainHead, Event
from encryption.purposes import purpose_key

Id = uuid.UUID | str


class Telling(NamedTuple):
    """One event to be appended: who did what to which thing, in whose chain."""

    subject: Id
    actor: Id | None
    kind: str
    object_id: Id | None
    action: str
    outcome: str = "ok"


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
    [event] = record_all([Telling(subject, actor, kind, object_id, action, outcome)])
    return event


def record_all(tellings: Sequence[Telling]) -> list[Event]:
    """Append many events in the order told, each to its subject's chain, as `record` does one."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("record() needs the action's transaction.")
    heads = _locked_heads({str(telling.subject) for telling in tellings})
    key = purpose_key(PURPOSE)
    events = [_appended(heads[str(telling.subject)], key, telling) for telling in tellings]
    ChainHead.objects.bulk_create(
        heads.values(),
        update_conflicts=True,
        unique_fields=["subject"],
        update_fields=["sequence", "mac"],
    )
    return Event.objects.bulk_create(events)


def _appended(head: ChainHead, key: bytes, telling: Telling) -> Event:
    link = Link(
        subject=head.subject,
        sequence=head.sequence + 1,
        at=timezone.now(),
        actor=str(telling.actor or ""),
        kind=telling.kind,
        object_id=str(telling.object_id or ""),
        action=telling.action,
        outcome=telling.outcome,
    )
    head.sequence, head.mac = link.sequence, link_mac(key, bytes(head.mac), link)
    return Event(**link._asdict(), mac=head.mac)


def write_heads() -> Path:
    """Write the head of every chain to a new file in `settings.AUDIT_HEADS_DIR`."""
    key = purpose_key(HEADS_PURPOSE)
    return write_heads_file(settings.AUDIT_HEADS_DIR, _heads(), key=key, at=timezone.now())


def _heads() -> Iterator[Head]:
    for head in ChainHead.objects.order_by("subject").iterator(chunk_size=2000):
        yield Head(head.subject, head.sequence, bytes(head.mac))


def _locked_heads(subjects: set[str]) -> dict[str, ChainHead]:
    """Lock them in one order, so that two writers of many never wait for each other in a ring."""
    heads = ChainHead.objects.select_for_update().filter(subject__in=subjects).order_by("subject")
    found = {head.subject: head for head in heads}
    missing = [ChainHead(subject=subject) for subject in sorted(subjects - found.keys())]
    if missing:
        ChainHead.objects.bulk_create(missing, ignore_conflicts=True)
        found = {head.subject: head for head in heads.all()}
    return found
