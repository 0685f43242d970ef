"""A practice a therapist offers to one client, who takes it into the plan or leaves it."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from accounts.models import CareRelationship, User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow


class PracticeSuggestionQuerySet(models.QuerySet["PracticeSuggestion"]):
    def of(self, client: User) -> Self:
        return self.filter(
            client_id=client.public_id,
            relationship__client_id=client.public_id,
            relationship__ended_at=None,
        )

    def for_therapist(self, therapist: User) -> Self:
        return self.filter(
            relationship__therapist_id=therapist.public_id, relationship__ended_at=None
        )

    def in_relationship(self, relationship_id: UUID) -> Self:
        return self.filter(relationship_id=relationship_id)


class PracticeSuggestion(SealedRow):
    """Which practice, how often perhaps, and a line with it; sealed under the key the two share.

    What the client makes of it (taken, left) is not written here: the therapist is not told.
    """

    sealed_for = "relationship"

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="practice_suggestions"
    )
    relationship = models.ForeignKey(
        CareRelationship,
        to_field="public_id",
        on_delete=models.CASCADE,
        related_name="practice_suggestions",
    )
    suggested_at = models.DateTimeField(auto_now_add=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="practices.practice_suggestion.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = PracticeSuggestionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["client", "-suggested_at"], name="practice_suggestions"),
        ]

    def __str__(self) -> str:
        return f"practice suggestion {self.public_id}"


class PracticeChoices(SealedRow):
    """What a client set aside for good, sealed for them alone: one row a client."""

    client = models.OneToOneField(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="practice_choices"
    )
    content_slot = SlotField()
    document = SealedJSONField(
        label="practices.practice_choices.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    def __str__(self) -> str:
        return f"practice choices {self.public_id}"
