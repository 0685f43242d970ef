"""Read models, each for one page."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from accounts.held_documents import HeldForm
from accounts.models import (
    CareRelationship,
    Device,
    HeldWords,
    Invitation,
    TherapistApplication,
    User,
)
from encryption.errors import Unreadable
from encryption.readers import owner_reader

LATELY = timedelta(days=90)


class Held(NamedTuple):
    """One held form as its page shows it; None when it does not open."""

    public_id: UUID
    held_at: datetime
    form: HeldForm | None


def held_here(client: User, device: Device) -> list[Held]:
    """What is held for a client in this very browser, newest first."""
    rows = HeldWords.objects.filter(client=client, device=device).order_by("-held_at")
    return [Held(row.public_id, row.held_at, opened(row)) for row in rows]


def opened(row: HeldWords) -> HeldForm | None:
    try:
        return HeldForm.from_json(row.open_for(owner_reader(row.client_id)))
    except Unreadable:
        return None


def people_of(client: User) -> list[CareRelationship]:
    """A client's therapists with the days they read, newest first."""
    rows = CareRelationship.objects.open().of_client(client)
    return list(rows.select_related("therapist__therapist_profile"))


def ended_lately(client: User) -> list[CareRelationship]:
    """What ended for a client in the last three months, whoever ended it, newest first."""
    rows = CareRelationship.objects.of_client(client).ended_since(timezone.now() - LATELY)
    return list(rows.select_related("therapist").order_by("-ended_at"))


def invitations_of(therapist: User) -> list[Invitation]:
    """What a therapist has made and nobody has answered yet, newest first."""
    return list(Invitation.objects.open().of_therapist(therapist))


def last_application(person: User) -> TherapistApplication | None:
    """What a person asked last, decided or not."""
    return TherapistApplication.objects.filter(applicant=person).first()


def are_together(client: User, therapist: User) -> bool:
    """Whether an open relationship ties the two."""
    return CareRelationship.objects.open().of_client(client).of_therapist(therapist).exists()
