"""Attachments: drawings, photos and recordings. The row holds the key, a file the sealed bytes."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow
from journal.models.entries import Entry
from journal.models.fragments import Fragment
from journal.models.keeping import KeptQuerySet, leaves_trash_at
from journal.models.sessions import Session

PIECE_STAYS = Q(fragment__trashed_at=None, fragment__session__trashed_at=None) & (
    Q(fragment__builds_on=None) | Q(fragment__builds_on__trashed_at=None)
)


class AttachmentQuerySet(KeptQuerySet["Attachment"]):
    """Words for finding attachments."""

    def with_a_place(self) -> Self:
        """Those whose entry, piece and session, as far as they have one, are not put away."""
        return self.filter(
            Q(entry=None) | Q(entry__trashed_at=None),
            Q(fragment=None) | PIECE_STAYS,
            Q(session=None) | Q(session__trashed_at=None) | Q(entry__isnull=False),
        )

    def in_sight(self) -> Self:
        """Those a page may show."""
        return self.kept().with_a_place()

    def with_entry(self, entry: Entry) -> Self:
        return self.filter(entry=entry)

    def with_fragment(self, fragment: Fragment) -> Self:
        """What belongs to a piece and to its layers."""
        return self.filter(Q(fragment=fragment) | Q(fragment__builds_on=fragment))

    def with_session(self, session: Session) -> Self:
        """What belongs to a session and its pieces; what belongs to an entry stays with it."""
        return self.filter(
            Q(fragment__session=session) | Q(session=session, fragment=None, entry=None)
        )


class Attachment(SealedRow):
    """One drawing, photo or recording. It never changes: drawing on makes another one.

    The file beside the row, named by its `public_id`, is sealed in segments (`encryption.stream`)
    under a key of its own that stands in the sealed document; without the row, it is noise.
    """

    class Kind(models.TextChoices):
        DRAWING = "drawing", _("drawing")
        PHOTO = "photo", _("photo")
        RECORDING = "recording", _("recording")

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="attachments"
    )
    session = models.ForeignKey(
        Session,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="attachments",
    )
    entry = models.ForeignKey(
        Entry,
        to_field="public_id",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="attachments",
    )
    fragment = models.ForeignKey(
        Fragment,
        to_field="public_id",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="attachments",
    )
    kind = models.CharField(max_length=9, choices=Kind.choices)
    written_at = models.DateTimeField(auto_now_add=True)
    trashed_at = models.DateTimeField(null=True, blank=True)
    is_captured = models.BooleanField(default=False)  # its slot is still the capture link's
    sealed_size = models.PositiveBigIntegerField()  # bytes on the disk
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.attachment.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["client", "-id"], name="attachment_list"),
            models.Index(
                fields=["client"], name="attachment_captured", condition=Q(is_captured=True)
            ),
            models.Index(
                fields=["trashed_at"], name="attachment_trash", condition=~Q(trashed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"attachment {self.public_id}"

    @property
    def leaves_trash_at(self) -> datetime | None:
        return leaves_trash_at(self.trashed_at)
