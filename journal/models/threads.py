"""Threads: what somebody wants to go on holding after a session."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow
from journal.models.keeping import KeptQuerySet, leaves_trash_at
from journal.models.sessions import Session


class ThreadQuerySet(KeptQuerySet["Thread"]):
    """Words for finding threads."""


class Thread(SealedRow):
    """One line to come back to. It may rest, and be taken up again at any time."""

    class State(models.TextChoices):
        HELD = "held", _("held")
        RESTING = "resting", _("resting")

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="threads"
    )
    session = models.ForeignKey(
        Session,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="threads",
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.HELD)
    begun_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    trashed_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.thread.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = ThreadQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["client", "-id"], name="thread_list"),
        ]

    def __str__(self) -> str:
        return f"thread {self.public_id}"

    @property
    def is_held(self) -> bool:
        return self.state == self.State.HELD

    @property
    def leaves_trash_at(self) -> datetime | None:
        return leaves_trash_at(self.trashed_at)
