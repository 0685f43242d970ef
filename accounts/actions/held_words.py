"""Hold a form that was sent while nobody was logged in; give it back, or let it go."""

import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from accounts.held_documents import HeldForm
from accounts.models import Device, HeldWords, User
from encryption.capture import capture_writer, ensure_capture_key
from encryption.keys import ensure_client_key

MOST: Final = 20  # for one browser; the oldest goes first
LASTS: Final = datetime.timedelta(days=30)


@transaction.atomic
def hold_words(device: Device, form: HeldForm) -> HeldWords:
    """Seal a form for the person of this browser. Who does it can open nothing, not even this."""
    client_id = device.client_id
    ensure_client_key(client_id)
    ensure_capture_key(client_id)
    held = HeldWords(client_id=client_id, device=device)
    held.seal_for(capture_writer(client_id), form.as_json())
    held.save(force_insert=True)
    of_device = HeldWords.objects.filter(device=device)
    newest = list(of_device.order_by("-held_at").values_list("pk", flat=True)[:MOST])
    of_device.exclude(pk__in=newest).delete()
    return held


def let_go(client: User, public_id: str) -> None:
    """Delete held words: they were sent again, or are not wanted."""
    HeldWords.objects.filter(client=client, public_id=public_id).delete()


def forget_old_words() -> int:
    """Forget what nobody came back for; return how many went."""
    old = HeldWords.objects.filter(held_at__lt=timezone.now() - LASTS)
    return int(old.delete()[0])
