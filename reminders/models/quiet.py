"""Spells in which nothing comes: the first hours after a session, a pause, a flare."""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class QuietSpellQuerySet(models.QuerySet["QuietSpell"]):
    def of(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def of_any(self, client_ids: Collection[uuid.UUID]) -> Self:
        return self.filter(client_id__in=client_ids)

    def around(self, moment: datetime | Now) -> Self:
        """Return those that have begun and not ended at that moment."""
        return self.filter(begins_at__lte=moment).filter(Q(ends_at=None) | Q(ends_at__gt=moment))


class QuietSpell(models.Model):
    """From when to when nothing is sent to one person, and for which thing (no foreign key)."""

    client = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        to_field="public_id",
        on_delete=models.CASCADE,
        related_name="quiet_spells",
    )
    source_id = models.UUIDField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)  # open until it is ended

    objects = QuietSpellQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client", "source_id"], name="one_spell_per_thing"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")), name="a_spell_lasts"
            ),
        ]

    def __str__(self) -> str:
        return f"quiet spell {self.pk}"
