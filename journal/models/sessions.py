"""Sessions: when they were is plain, everything about them is sealed."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow
from journal.models.keeping import KeptQuerySet, leaves_trash_at


class SessionQuerySet(KeptQuerySet["Session"]):
    """Words for finding sessions."""


class Session(SealedRow):
    """One ketamine session: when it was is plain, everything about it is sealed."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="sessions"
    )
    held_on = models.DateField(_("day"))
    start_time = models.TimeField(_("time"), null=True, blank=True)
    end_time = models.TimeField(_("end"), null=True, blank=True)
    rested_at = models.DateTimeField(null=True, blank=True)  # when they said they had slept
    written_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    trashed_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.session.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = SessionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["client", "-held_on", "-id"], name="session_list")
        ]

    def __str__(self) -> str:
        return f"session {self.public_id}"

    @property
    def leaves_trash_at(self) -> datetime | None:
        return leaves_trash_at(self.trashed_at)
