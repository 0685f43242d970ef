"""A client's sessions, entries, and what of them is shared.

Plain columns: ids, owner, revision, state and dates. Every word is sealed, one document a row
(`journal.documents` gives its shape).
"""

from datetime import datetime, timedelta
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import CareRelationship, User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow

DAYS_IN_TRASH = 30


Row = TypeVar("Row", bound=models.Model)


def leaves_trash_at(trashed_at: datetime | None) -> datetime | None:
    return trashed_at and trashed_at + timedelta(days=DAYS_IN_TRASH)


class KeptQuerySet(models.QuerySet[Row]):
    """Words shared by all that can be put in the trash."""

    def of(self, client: User) -> Self:
        return self.filter(client_id=client.public_id)

    def kept(self) -> Self:
        return self.filter(trashed_at=None)

    def in_trash(self) -> Self:
        return self.exclude(trashed_at=None)

    def trashed_before(self, moment: datetime) -> Self:
        return self.filter(trashed_at__lt=moment)


class SessionQuerySet(KeptQuerySet["Session"]):
    """Words for finding sessions."""


class EntryQuerySet(KeptQuerySet["Entry"]):
    """Words for finding entries."""

    def drafts(self) -> Self:
        return self.filter(state="draft")

    def finished(self) -> Self:
        return self.filter(state="finished")


class Session(SealedRow):
    """One ketamine session: when it was is plain, everything about it is sealed."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="sessions"
    )
    held_on = models.DateField(_("day"))
    start_time = models.TimeField(_("time"), null=True, blank=True)
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
