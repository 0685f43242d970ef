"""What a therapist puts beside a client's questions, under their relationship's key.

Nothing here tells whether a suggestion was answered, declined or set aside.
"""

from typing import ClassVar, Self, TypeVar

from django.db import models

from accounts.models import CareRelationship, User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow

Row = TypeVar("Row", bound=models.Model)


class StandingQuerySet(models.QuerySet[Row]):
    """Words shared by what stands as long as its relationship does."""

    def standing(self) -> Self:
        return self.filter(relationship__ended_at=None)

    def for_client(self, client: User) -> Self:
        return self.standing().filter(
            client_id=client.public_id, relationship__client_id=client.public_id
        )

    def for_therapist(self, therapist: User) -> Self:
        return self.standing().filter(relationship__therapist_id=therapist.public_id)


class SuggestionQuerySet(StandingQuerySet["Suggestion"]):
    """Words for finding suggestions."""


class GuidanceQuerySet(StandingQuerySet["Guidance"]):
    """Words for finding guidance."""


class Suggestion(SealedRow):
    """One question, or a small set of them, that a therapist offers to one client."""

    sealed_for = "relationship"

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="suggestions"
    )
    relationship = models.ForeignKey(
        CareRelationship, to_field="public_id", on_delete=models.CASCADE, related_name="suggestions"
    )
    suggested_at = models.DateTimeField(auto_now_add=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.suggestion.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["client", "-suggested_at"], name="suggestion_client_list"),
            models.Index(fields=["relationship", "-suggested_at"], name="suggestion_care_list"),
        ]

    def __str__(self) -> str:
        return f"suggestion {self.public_id}"


class Guidance(SealedRow):
    """The themes a therapist would like room for or left out, and how heavy at most."""

    sealed_for = "relationship"

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="guidance"
    )
    relationship = models.OneToOneField(
        CareRelationship, to_field="public_id", on_delete=models.CASCADE, related_name="guidance"
    )
    changed_at = models.DateTimeField(auto_now=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.guidance.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = GuidanceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"guidance {self.public_id}"
