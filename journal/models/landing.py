"""Links prepared before a session, for the hours after it: they write, and read nothing."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField, WrappedField
from encryption.models import SealedRow
from journal.models.sessions import Session


class LandingLinkQuerySet(models.QuerySet["LandingLink"]):
    """Words for finding links."""

    def of(self, client: User) -> Self:
        return self.filter(client_id=client.public_id)

    def open_at(self, moment: datetime) -> Self:
        return self.filter(ended_at=None, expires_at__gt=moment, session__trashed_at=None)


class LandingLink(SealedRow):
    """One link. The row holds a digest of its secret; the secret itself is sealed for the owner.

    `orientation_box` is the one line the link can open, under a key derived from the secret.
    """

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="landing_links"
    )
    session = models.ForeignKey(
        Session, to_field="public_id", on_delete=models.CASCADE, related_name="landing_links"
    )
    digest = models.UUIDField(unique=True)  # of the secret: half of its SHA-256
    orientation_box = WrappedField()
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.landing_link.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = LandingLinkQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["session", "-made_at"], name="landing_link_list"),
        ]

    def __str__(self) -> str:
        return f"landing link {self.public_id}"
