"""What a client plans and does. Which practice it is stands in the sealed document only."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow
from practices.models.keeping import OwnQuerySet


class PlannedPractice(SealedRow):
    """A practice a client chose: when is plain, which one and why is sealed."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="planned_practices"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    reminder_stopped_with_it = models.BooleanField(default=False)
    content_slot = SlotField()
    document = SealedJSONField(
        label="practices.planned_practice.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = OwnQuerySet["PlannedPractice"].as_manager()

    class Meta:
        verbose_name = _("planned practice")
        indexes: ClassVar = [
            models.Index(fields=["client", "added_at"], name="plan_list"),
            models.Index(fields=["removed_at"], name="plan_removed", condition=~Q(removed_at=None)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="only_a_removed_practice_holds_a_stopped_reminder",
                condition=Q(reminder_stopped_with_it=False) | Q(removed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"planned practice {self.public_id}"


class PracticeLog(SealedRow):
    """That something was done on a day; what, how it was and a note are sealed."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="practice_logs"
    )
    done_on = models.DateField(_("day"))
    logged_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="practices.practice_log.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = OwnQuerySet["PracticeLog"].as_manager()

    class Meta:
        verbose_name = _("practice log")
        indexes: ClassVar = [
            models.Index(
                fields=["client", "-done_on", "-id"],
                name="log_list",
                condition=Q(removed_at=None),
            ),
            models.Index(fields=["removed_at"], name="log_removed", condition=~Q(removed_at=None)),
        ]

    def __str__(self) -> str:
        return f"practice log {self.public_id}"
