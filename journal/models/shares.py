"""Shares: the frozen copies a therapist may read."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from accounts.models import CareRelationship, User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow
from journal.models.entries import Entry


class ShareQuerySet(models.QuerySet["Share"]):
    """Words for finding shares."""

    def active(self) -> Self:
        return self.filter(ended_at=None, relationship__ended_at=None)

    def of(self, client: User) -> Self:
        return self.filter(client_id=client.public_id)

    def for_therapist(self, therapist: User) -> Self:
        return self.active().filter(relationship__therapist_id=therapist.public_id)


class Share(SealedRow):
    """What one therapist may read: a frozen copy under the relationship's key.

    Ending it destroys the copy and its slot; the row stays, so that the log can be read.
    """

    sealed_for = "relationship"

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="shares"
    )
    relationship = models.ForeignKey(
        CareRelationship, to_field="public_id", on_delete=models.CASCADE, related_name="shares"
    )
    entry = models.ForeignKey(
        Entry, to_field="public_id", on_delete=models.CASCADE, related_name="shares"
    )
    entry_revision = models.PositiveIntegerField()
    shared_at = models.DateTimeField(auto_now_add=True)
    first_opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    snapshot_slot = SlotField()
    snapshot = SealedJSONField(
        label="journal.share.snapshot",
        slot="snapshot_slot",
        subject="client_id",
        revision="snapshot_revision",
    )
    snapshot_revision = RevisionField()

    objects = ShareQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["relationship", "-shared_at"], name="share_reading_list"),
            models.Index(fields=["client", "-shared_at"], name="share_owner_list"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="an_entry_is_shared_once_at_a_time_in_a_relationship",
                fields=["relationship", "entry"],
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="an_ended_share_holds_no_copy_and_no_key",
                condition=Q(ended_at=None, snapshot__isnull=False, snapshot_slot__isnull=False)
                | Q(ended_at__isnull=False, snapshot__isnull=True, snapshot_slot__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"share {self.public_id}"
