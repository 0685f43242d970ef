"""A client's own questions, and what choosing has to remember about the library's."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow
from journal.models.keeping import KeptQuerySet, leaves_trash_at


class OwnPromptQuerySet(KeptQuerySet["OwnPrompt"]):
    """Words for finding own questions."""


class OwnPrompt(SealedRow):
    """A question somebody wrote for themselves. Its words are sealed, like an entry's."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="own_prompts"
    )
    written_at = models.DateTimeField(auto_now_add=True)
    trashed_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.own_prompt.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = OwnPromptQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["client", "-id"], name="own_prompt_list"),
            models.Index(
                fields=["trashed_at"], name="own_prompt_trash", condition=~Q(trashed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"own question {self.public_id}"

    @property
    def leaves_trash_at(self) -> datetime | None:
        return leaves_trash_at(self.trashed_at)


class PromptMemory(SealedRow):
    """What one person declined, answered lately and set aside: one row, readable by them alone."""

    client = models.OneToOneField(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="prompt_memory"
    )
    content_slot = SlotField()
    document = SealedJSONField(
        label="journal.prompt_memory.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    def __str__(self) -> str:
        return f"memory of questions {self.public_id}"
