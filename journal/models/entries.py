"""Entries: what somebody wrote, sealed in one document each."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow
from journal.models.keeping import KeptQuerySet, leaves_trash_at
from journal.models.sessions import Session
from journal.models.threads import Thread


class EntryQuerySet(KeptQuerySet["Entry"]):
    """Words for finding entries."""

    def drafts(self) -> Self:
        return self.filter(state="draft")

    def finished(self) -> Self:
        return self.filter(state="finished")


class Entry(SealedRow):
    """One reflection: answers, free text, feelings, sensations, in one sealed document."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        FINISHED = "finished", _("finished")

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="entries"
    )
    session = models.ForeignKey(
        Session,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="entries",
    )
    thread = models.ForeignKey(
        Thread,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="entries",
    )
    entry_on = models.DateField(_("day"))
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    written_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    trashed_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.entry.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["client", "-entry_on", "-id"],
                name="entry_timeline",
                condition=Q(trashed_at=None),
            ),
            models.Index(
                fields=["client", "-changed_at"],
                name="entry_drafts",
                condition=Q(state="draft", trashed_at=None),
            ),
            models.Index(fields=["trashed_at"], name="entry_trash", condition=~Q(trashed_at=None)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_finished_entry_says_when_and_a_draft_does_not",
                condition=Q(state="draft", finished_at=None)
                | Q(state="finished", finished_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"entry {self.public_id}"

    @property
    def is_finished(self) -> bool:
        return self.state == self.State.FINISHED

    @property
    def leaves_trash_at(self) -> datetime | None:
        return leaves_trash_at(self.trashed_at)
