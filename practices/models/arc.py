"""How a person would like to be reminded around their sessions."""

from django.db import models

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow


class ArcWish(SealedRow):
    """How often and at what time, sealed for them alone: one row a client.

    "None" is an answer too, and is kept, so that nobody is asked twice. The days that come of a
    wish stand in their one reminder of the kind `arc`.
    """

    client = models.OneToOneField(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="arc_wish"
    )
    content_slot = SlotField()
    document = SealedJSONField(
        label="practices.arc_wish.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    def __str__(self) -> str:
        return f"arc wish {self.public_id}"
