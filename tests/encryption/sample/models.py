"""Rows for the tests of the seam: two alike, so that swaps have somewhere to go."""

from django.db import models

from encryption.fields import RevisionField, SealedJSONField, SealedTextField, SlotField
from encryption.models import SealedRow


class Page(SealedRow):
    client_id = models.UUIDField()
    colour = models.CharField(max_length=20, default="blue")
    content_slot = SlotField()
    document = SealedJSONField(
        label="sample.page.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()
    aside_slot = SlotField()
    aside = SealedTextField(
        label="sample.page.aside",
        slot="aside_slot",
        subject="client_id",
        revision="aside_revision",
    )
    aside_revision = RevisionField()

    class Meta:
        app_label = "sample"


class Leaf(SealedRow):
    client_id = models.UUIDField()
    content_slot = SlotField()
    document = SealedTextField(
        label="sample.leaf.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    class Meta:
        app_label = "sample"


class Snapshot(SealedRow):
    sealed_for = "relationship"

    client_id = models.UUIDField()
    relationship_id = models.UUIDField()
    snapshot_slot = SlotField()
    snapshot = SealedJSONField(
        label="sample.snapshot.snapshot",
        slot="snapshot_slot",
        subject="client_id",
        revision="snapshot_revision",
    )
    snapshot_revision = RevisionField()

    class Meta:
        app_label = "sample"
