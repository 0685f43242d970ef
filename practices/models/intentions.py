"""Intentions and the small steps they ask for; every word is sealed.

Nothing here can fail or fall behind: an intention is tried, adapted, rests, is let go of, or is
part of life by now.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow
from journal.models import Entry, Session, Thread
from practices.models.keeping import OwnQuerySet


class Intention(SealedRow):
    """One intention with its action; when to look at it again is plain, since reminders ask."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="intentions"
    )
    session = models.ForeignKey(
        Session,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    entry = models.ForeignKey(
        Entry,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    thread = models.ForeignKey(
        Thread,
        to_field="public_id",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    set_at = models.DateTimeField(auto_now_add=True)
    review_on = ArrayField(models.DateField(), default=list, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="practices.intention.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = OwnQuerySet["Intention"].as_manager()

    class Meta:
        verbose_name = _("intention")
        indexes: ClassVar = [
            models.Index(fields=["client", "-set_at"], name="intention_list"),
            models.Index(
                fields=["removed_at"], name="intention_removed", condition=~Q(removed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"intention {self.public_id}"


class IntentionMoment(SealedRow):
    """One look at an intention: how the day was with it, a review, or something celebrated."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="intention_moments"
    )
    intention = models.ForeignKey(
        Intention, to_field="public_id", on_delete=models.CASCADE, related_name="moments"
    )
    day = models.DateField(_("day"))
    written_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="practices.intention_moment.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = OwnQuerySet["IntentionMoment"].as_manager()

    class Meta:
        verbose_name = _("moment with an intention")
        indexes: ClassVar = [
            models.Index(fields=["intention", "-day", "-id"], name="intention_moments"),
        ]

    def __str__(self) -> str:
        return f"intention moment {self.public_id}"
