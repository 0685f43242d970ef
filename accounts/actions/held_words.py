"""Hold a form that was sent while nobody was logged in; give it back, or let it go."""

import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from accounts.errors import NoRoomLeft
from accounts.held_documents import HeldForm
from accounts.models import Device, HeldWords, User
from encryption.capture import capture_writer, ensure_capture_key
from encryption.keys import ensure_client_key

MOST: Final = 20  # for one browser
LASTS: Final = datetime.timedelta(days=30)


@transaction.atomic
def hold_words(device: Device, form: HeldForm) -> HeldWords:
    """Seal a form for the person of this browser. Who does it can open nothing, not even this."""
    if not has_room(device):
        raise NoRoomLeft
    client_id = device.client_id
    ensure_client_key(client_id)
    ensure_capture_key(client_id)
    held = HeldWords(client_id=client_id, device=device)
    held.seal_for(capture_writer(client_id), form.as_json())
    held.save(force_insert=True)
    return held


def has_room(device: Device) -> bool:
    """What was held first stays; the row is locked, so that two at once count each other."""
    list(Device.objects.select_for_update().filter(pk=device.pk))
    return HeldWords.objects.filter(device=device).count() < MOST


def let_go(client: User, public_id: str) -> None:
    """Delete held words: they were sent again, or are not wanted."""
    HeldWords.objects.filter(client=client, public_id=public_id).delete()


def forget_old_words() -> int:
    """Forget what nobody came back for; return how many went."""
    old = HeldWords.objects.filter(held_at__lt=timezone.now() - LASTS)
    return int(old.delete()[0])
