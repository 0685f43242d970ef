"""Read models, each for one page."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import CareRelationship, Invitation, TherapistApplication, User

LATELY = timedelta(days=90)


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
