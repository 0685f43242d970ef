"""Body maps, what is usual for a body, and the chain from a cue to the next choice."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow
from journal.models.entries import Entry
from journal.models.fragments import Fragment
from journal.models.keeping import KeptQuerySet, leaves_trash_at
from journal.models.sessions import Session


class BodyMapQuerySet(KeptQuerySet["BodyMap"]):
    """Words for finding body maps."""


class BodyMap(SealedRow):
    """What a body felt at one moment, place by place."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="body_maps"
    )
    session = models.ForeignKey(
        Session,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="body_maps",
    )
    entry = models.ForeignKey(
        Entry,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="body_maps",
    )
    fragment = models.ForeignKey(
        Fragment,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="body_maps",
    )
    felt_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(auto_now=True)
    trashed_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.body_map.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = BodyMapQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["client", "-felt_at", "-id"],
                name="body_map_list",
                condition=Q(trashed_at=None),
            ),
            models.Index(
                fields=["trashed_at"], name="body_map_trash", condition=~Q(trashed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"body map {self.public_id}"

    @property
    def leaves_trash_at(self) -> datetime | None:
        return leaves_trash_at(self.trashed_at)


class BodyUsual(SealedRow):
    """What is usual for one body, so that a map can show what is different. One row a person."""

    client = models.OneToOneField(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="body_usual"
    )
    changed_at = models.DateTimeField(auto_now=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.body_usual.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    def __str__(self) -> str:
        return f"usual of a body {self.public_id}"


class ChainQuerySet(KeptQuerySet["Chain"]):
    """Words for finding chains."""


class Chain(SealedRow):
    """A cue in the body, a feeling, a story, an urge, a next choice: any of them, in any order."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="chains"
    )
    session = models.ForeignKey(
        Session,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="chains",
    )
    chain_on = models.DateField()
    written_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    trashed_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.chain.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = ChainQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["client", "-chain_on", "-id"],
                name="chain_list",
                condition=Q(trashed_at=None),
            ),
            models.Index(fields=["trashed_at"], name="chain_trash", condition=~Q(trashed_at=None)),
        ]

    def __str__(self) -> str:
        return f"chain {self.public_id}"

    @property
    def leaves_trash_at(self) -> datetime | None:
        return leaves_trash_at(self.trashed_at)
