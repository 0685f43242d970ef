"""Meet a browser, and forget one: with its row goes the half that opens the drafts kept there."""

import base64
import datetime
import secrets
from collections.abc import Iterable
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import Device, User
from encryption.for_worker import seal_for_worker

LABEL: Final = "accounts.device.half"
REMEMBERED: Final = "device"  # where a log-in keeps which browser it is in
HALF_BYTES: Final = 32
MOST: Final = 20  # browsers of one person; the one unseen longest goes first
FORGOTTEN_AFTER: Final = datetime.timedelta(days=400)


@transaction.atomic
def meet_device(person: User, digest: UUID) -> Device:
    """Find the row of a browser this person writes in, or make it. Two at once make one."""
    device = Device.objects.of(person).in_browser(digest).first()
    if device is None:
        return make_device(person, digest)
    device.seen_at = timezone.now()
    device.save(update_fields=["seen_at"])
    return device


def make_device(person: User, digest: UUID) -> Device:
    device_id = uuid4()
    half = base64.b64encode(secrets.token_bytes(HALF_BYTES)).decode()
    sealed = seal_for_worker(LABEL, device_id, half)
    row = Device(public_id=device_id, client=person, digest=digest, half_box=sealed)
    Device.objects.bulk_create([row], ignore_conflicts=True)
    note_sharing(person, digest)
    kept = Device.objects.of(person).order_by("-seen_at").values("pk")[:MOST]
    Device.objects.of(person).exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()
    return Device.objects.of(person).in_browser(digest).get()


def note_sharing(person: User, digest: UUID) -> None:
    """Where a second person writes, nobody can say whose words come from there: for good."""
    here = Device.objects.in_browser(digest)
    if here.exclude(client=person).exists():
        here.update(is_shared=True)


@transaction.atomic
def take_over(device: Device, claimed: Iterable[UUID]) -> Device:
    """A browser that lost its cookie names a row it was known by: that row is its own again."""
    rows = Device.objects.of(device.client).select_for_update()
    before = rows.filter(public_id__in=list(claimed)).order_by("-seen_at").first()
    if before is None or before.pk == device.pk:
        return device
    Device.objects.filter(pk=device.pk).delete()
    before.digest, before.seen_at = device.digest, timezone.now()
    before.is_shared = before.is_shared or device.is_shared
    before.save(update_fields=["digest", "seen_at", "is_shared"])
    return before


def forget_device(person: User, digest: UUID) -> None:
    """Log-out: what was kept in this browser for this person is noise from now on."""
    Device.objects.of(person).in_browser(digest).delete()


def anybody_writes_in(digest: UUID) -> bool:
    """Whether anybody's words may still be kept in a browser."""
    return Device.objects.in_browser(digest).exists()


def writes_in(person: User, digest: UUID) -> bool:
    """Whether this person's words may still be kept in a browser."""
    return Device.objects.of(person).in_browser(digest).exists()


def rename_browser(before: UUID, now: UUID) -> int:
    """Know a browser by another secret; return how many people are known there."""
    return Device.objects.in_browser(before).update(digest=now)


def forget_devices(person: User, device_ids: Iterable[str]) -> None:
    """Forget some browsers of a person, wherever they are."""
    Device.objects.of(person).filter(public_id__in=list(device_ids)).delete()


def forget_other_devices(person: User, keep: str) -> None:
    """Forget every browser of a person but one."""
    others = Device.objects.of(person)
    (others.exclude(public_id=keep) if keep else others).delete()


def forget_unseen_devices() -> int:
    """Forget browsers nobody has come back with; return how many rows went."""
    unseen = Device.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN_AFTER)
    return int(unseen.delete()[0])
