"""Browsers that agreed to be told: one more, one less."""

import hashlib
import uuid

from django.db import transaction

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_reminders_key
from encryption.readers import reminders_reader
from reminders.actions.choosing import choose_way
from reminders.actions.plans import note
from reminders.models import PushPlace, ReminderSettings
from reminders.push_documents import PushDocument

MOST_PLACES = 5  # what can be told within one lease, each of them slow


@transaction.atomic
def add_place(document: PushDocument, *, by: User) -> None:
    """Keep a browser, and let reminders come there; the oldest makes room for a sixth."""
    hold_client(by)
    ensure_reminders_key(by.public_id)
    digest = place_digest(by.public_id, document.endpoint)
    theirs = PushPlace.objects.of(by.public_id)
    theirs.filter(digest=digest).delete()
    oldest = theirs.order_by("-made_at", "-pk").values("pk")[MOST_PLACES - 1 :]
    PushPlace.objects.filter(pk__in=list(oldest.values_list("pk", flat=True))).delete()
    place = PushPlace(client=by, digest=digest)
    place.seal_for(reminders_reader(by.public_id), document.as_json())
    place.save(force_insert=True)
    note(by.public_id, by, place.public_id, "browser added")
    choose_way(ReminderSettings.Way.PUSH, by=by)


@transaction.atomic
def remove_place(place: PushPlace, *, by: User) -> None:
    """Forget a browser; when it was the last one, e-mails come from now on."""
    hold_client(by)
    theirs = PushPlace.objects.of(by.public_id)
    if not theirs.filter(pk=place.pk).delete()[0]:
        return
    note(by.public_id, by, place.public_id, "browser removed")
    is_told = ReminderSettings.objects.filter(client=by, way=ReminderSettings.Way.PUSH).exists()
    if is_told and not theirs.exists():
        choose_way(ReminderSettings.Way.EMAIL, by=by)


def place_digest(client_id: uuid.UUID, endpoint: str) -> uuid.UUID:
    """Name a browser within one person: two people at one browser cannot be told by it."""
    said = b"push place 1\0" + client_id.bytes + endpoint.encode()
    return uuid.UUID(bytes=hashlib.sha256(said).digest()[:16])
