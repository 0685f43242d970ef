"""How reminders reach a person: the way, the hours, their own words, browsers and the feed.

What a person wrote is sealed twice: for themselves, to read and change it, and for the reader
that sends their reminders, which opens nothing else.
"""

import uuid
from datetime import time
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow


class ReminderSettingsQuerySet(models.QuerySet["ReminderSettings"]):
    def of(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)


class ReminderSettings(SealedRow):
    """One person's hours, way and limits; own words and the feed's address are sealed."""

    class Way(models.TextChoices):
        EMAIL = "email", _("By e-mail")
        PUSH = "push", _("On this phone or computer")
        IN_APP = "in-app", _("Only here, in the journal")

    client = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        to_field="public_id",
        on_delete=models.CASCADE,
        related_name="reminder_settings",
    )
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.EMAIL)
    quiet_from = models.TimeField(null=True, blank=True, default=time(21))
    quiet_to = models.TimeField(null=True, blank=True, default=time(9))
    day_ends_at = models.TimeField(default=time())
    keeps_coming = models.BooleanField(default=False)  # also when they go unanswered
    feed_digest = models.UUIDField(null=True, blank=True, unique=True)
    feed_made_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="reminders.reminder_settings.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = ReminderSettingsQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder settings")
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_to=None)
                | (
                    Q(quiet_from__isnull=False, quiet_to__isnull=False)
                    & ~Q(quiet_from=F("quiet_to"))
                ),
                name="own_quiet_hours_begin_and_end",
            ),
            models.CheckConstraint(
                condition=Q(feed_digest=None, feed_made_at=None)
                | Q(feed_digest__isnull=False, feed_made_at__isnull=False),
                name="a_feed_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"reminder settings {self.public_id}"


class WordsToSendQuerySet(models.QuerySet["WordsToSend"]):
    def of(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)


class WordsToSend(SealedRow):
    """A person's own wording, sealed for the reader that sends their reminders."""

    sealed_for = "reminders"
    sealed_for_id = "client_id"

    client = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        to_field="public_id",
        on_delete=models.CASCADE,
        related_name="words_to_send",
    )
    content_slot = SlotField()
    document = SealedJSONField(
        label="reminders.words_to_send.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = WordsToSendQuerySet.as_manager()

    def __str__(self) -> str:
        return f"words to send {self.public_id}"


class PushPlaceQuerySet(models.QuerySet["PushPlace"]):
    def of(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)


class PushPlace(SealedRow):
    """One browser that agreed to be told: where to and its keys, sealed for the sending reader."""

    sealed_for = "reminders"
    sealed_for_id = "client_id"

    client = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        to_field="public_id",
        on_delete=models.CASCADE,
        related_name="push_places",
    )
    digest = models.UUIDField()  # of its address: the same browser is one place
    made_at = models.DateTimeField(auto_now_add=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="reminders.push_place.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = PushPlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client", "digest"], name="one_place_per_browser"),
        ]

    def __str__(self) -> str:
        return f"push place {self.public_id}"
