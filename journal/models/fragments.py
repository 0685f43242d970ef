"""Fragments: what is remembered of a session, each piece kept as it came."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow
from journal.models.keeping import KeptQuerySet, leaves_trash_at
from journal.models.sessions import Session


class FragmentQuerySet(KeptQuerySet["Fragment"]):
    """Words for finding fragments."""

    def with_a_place(self) -> Self:
        """Those whose first piece, if it is another one, and whose session are not put away."""
        return self.filter(
            Q(builds_on=None) | Q(builds_on__trashed_at=None), session__trashed_at=None
        )

    def in_sight(self) -> Self:
        """Those a page may show."""
        return self.kept().with_a_place()

    def arrived(self) -> Self:
        """All but those begun for a drawing, a photo or a recording that is not there."""
        same = Fragment.objects.filter(pk=OuterRef("pk"))
        with_file = same.filter(attachments__isnull=False, attachments__trashed_at=None)
        with_layer = same.filter(layers__isnull=False, layers__trashed_at=None)
        return self.filter(~Q(kind__in=BY_FILE) | Exists(with_file) | Exists(with_layer))

    def never_arrived(self) -> Self:
        """Those begun for a file that have none to this day, not even in the trash."""
        same = Fragment.objects.filter(pk=OuterRef("pk"))
        empty = ~Exists(same.filter(attachments__isnull=False))
        return self.filter(empty, ~Exists(same.filter(layers__isnull=False)), kind__in=BY_FILE)


class Fragment(SealedRow):
    """One remembered piece. It is never rewritten: what comes later builds on it, as a layer."""

    class Kind(models.TextChoices):
        WORDS = "words", _("words")
        MARK = "mark", _("a colour or a mark")
        VOICE = "voice", _("a voice note")
        TOUCH = "touch", _("a place in the body")
        LANDING = "landing", _("still landing")
        NOTHING = "nothing", _("nothing came")
        DRAWING = "drawing", _("a drawing")
        PHOTO = "photo", _("a photo")

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="fragments"
    )
    session = models.ForeignKey(
        Session, to_field="public_id", on_delete=models.CASCADE, related_name="fragments"
    )
    builds_on = models.ForeignKey(
        "self",
        to_field="public_id",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="layers",
    )
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.WORDS)
    remembered_at = models.DateTimeField(default=timezone.now)
    written_at = models.DateTimeField(auto_now_add=True)
    trashed_at = models.DateTimeField(null=True, blank=True)
    is_captured = models.BooleanField(default=False)  # its slot is still the capture link's
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.fragment.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = FragmentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["session", "remembered_at", "id"],
                name="fragment_session_list",
                condition=Q(trashed_at=None),
            ),
            models.Index(
                fields=["client"], name="fragment_captured", condition=Q(is_captured=True)
            ),
            models.Index(
                fields=["trashed_at"], name="fragment_trash", condition=~Q(trashed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"fragment {self.public_id}"

    @property
    def leaves_trash_at(self) -> datetime | None:
        return leaves_trash_at(self.trashed_at)


# these say nothing without what was drawn, photographed or spoken
BY_FILE = (Fragment.Kind.DRAWING, Fragment.Kind.PHOTO, Fragment.Kind.VOICE)
