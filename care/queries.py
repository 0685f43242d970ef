"""What a therapist's page needs: dates and names; words open only on the reading page."""

from dataclasses import dataclass

from accounts.models import CareRelationship, User
from journal.models import Share, ShareQuerySet


@dataclass(frozen=True)
class ClientOfMine:
    """One open relationship with what stands shared in it, newest first."""

    relationship: CareRelationship
    shares: list[Share]


def caseload(therapist: User) -> list[ClientOfMine]:
    """Every client of this therapist, with what each has chosen to show."""
    relationships = CareRelationship.objects.open().of_therapist(therapist)
    shares = dates_of(Share.objects.for_therapist(therapist))
    return [
        ClientOfMine(
            relationship,
            [share for share in shares if share.relationship_id == relationship.public_id],
        )
        for relationship in relationships.select_related("client").order_by("client__name", "pk")
    ]


def shares_in(relationship: CareRelationship) -> list[Share]:
    return dates_of(Share.objects.active().filter(relationship=relationship))


def dates_of(shares: ShareQuerySet) -> list[Share]:
    """A list shows dates: no copy, and no box of the client's own, leaves the database for it."""
    dated = shares.select_related("entry").defer("snapshot", "entry__document")
    return list(dated.order_by("-shared_at"))
