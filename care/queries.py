"""What a therapist's page needs: dates and names; words open only on the reading page."""

from dataclasses import dataclass

from accounts.models import CareRelationship, User
from encryption.readers import relationship_reader
from journal.asked_aside import ceiling_words, labels
from journal.models import Guidance, Share, ShareQuerySet, Suggestion
from journal.prompt_documents import GuidanceDocument, SuggestionDocument


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


@dataclass(frozen=True)
class SuggestionLine:
    """What this therapist suggested, and nothing of what came of it."""

    row: Suggestion
    document: SuggestionDocument


@dataclass(frozen=True)
class AsideOfMine:
    """What a therapist put beside one client's questions."""

    suggestions: list[SuggestionLine]
    wanted: list[str]
    left_out: list[str]
    ceiling: str


def beside_questions(relationship: CareRelationship, therapist: User) -> AsideOfMine:
    """The therapist's own suggestions and guidance, opened with the key the two share."""
    rows = list(
        Suggestion.objects.for_therapist(therapist)
        .filter(relationship=relationship)
        .order_by("-suggested_at", "-id")
    )
    reader = relationship_reader(relationship.public_id)
    lines = [SuggestionLine(r, SuggestionDocument.from_json(r.open_for(reader))) for r in rows]
    stands = guidance_in(relationship, therapist)
    return AsideOfMine(
        lines, labels(stands.wanted), labels(stands.left_out), ceiling_words(stands.ceiling)
    )


def guidance_in(relationship: CareRelationship, therapist: User) -> GuidanceDocument:
    """The guidance that stands in a relationship, or the one that says nothing."""
    row = Guidance.objects.for_therapist(therapist).filter(relationship=relationship).first()
    if row is None:
        return GuidanceDocument()
    reader = relationship_reader(relationship.public_id)
    return GuidanceDocument.from_json(row.open_for(reader))
