"""Browsers a person writes in, and words held for them there."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from accounts.models.people import User
from encryption.fields import RevisionField, SealedJSONField, SlotField, WrappedField
from encryption.models import SealedRow


class DeviceQuerySet(models.QuerySet["Device"]):
    """Browsers, asked for in English."""

    def of(self, person: User) -> "DeviceQuerySet":
        """Those a person writes in."""
        return self.filter(client=person)

    def in_browser(self, digest: UUID) -> "DeviceQuerySet":
        """The rows of one browser: one for each person who writes in it."""
        return self.filter(digest=digest)


class Device(models.Model):
    """One browser of one person. It outlasts the log-in and ends when they log out.

    `half_box` is the server's half of the key that opens the drafts kept in that browser; the row
    is found by a digest of the secret in the browser's cookie.
    """

    public_id = models.UUIDField(unique=True, editable=False)
    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="devices"
    )
    digest = models.UUIDField()  # of the cookie: half of its SHA-256
    is_shared = models.BooleanField(default=False)  # somebody else wrote here, too; for good
    half_box = WrappedField()
    made_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now_add=True)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["digest", "client"], name="a_browser_is_one_device_of_a_person"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["seen_at"], name="device_seen")]

    def __str__(self) -> str:
        return f"device {self.public_id}"


class HeldWords(SealedRow):
    """A form that was sent while nobody was logged in, sealed for the person of that browser."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="held_words"
    )
    device = models.ForeignKey(
        Device, to_field="public_id", on_delete=models.CASCADE, related_name="held_words"
    )
    held_at = models.DateTimeField(auto_now_add=True)
    is_captured = models.BooleanField(default=True)  # its slot is still the capture key's
    content_slot = SlotField()
    document = SealedJSONField(
        label="accounts.held_words.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["client", "device", "held_at"], name="held_words_list"),
        ]

    def __str__(self) -> str:
        return f"held words {self.public_id}"
