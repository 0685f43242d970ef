"""Who asks to be a therapist here."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.people import User

NEWS_LASTS = timedelta(days=14)


class TherapistApplication(models.Model):
    """Somebody asks to be a therapist here; an admin decides."""

    class State(models.TextChoices):
        """Decided once."""

        PENDING = "pending", _("waiting")
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("declined")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    applicant = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="applications"
    )
    name = models.CharField(_("name"), max_length=80)
    credentials = models.TextField(_("training and registration"), max_length=2000)
    reading_days = models.CharField(_("reading days"), max_length=120)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.PENDING)
    applied_at = models.DateTimeField(_("applied"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.UUIDField(null=True)  # an opaque id: outlives the account that decided

    class Meta:
        verbose_name = _("therapist application")
        verbose_name_plural = _("therapist applications")
        ordering = ["-applied_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["applicant"],
                condition=Q(state="pending"),
                name="one_waiting_application_per_person",
            ),
            models.CheckConstraint(
                condition=Q(state="pending", decided_at=None, decided_by=None)
                | Q(
                    state__in=["approved", "declined"],
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="a_decided_application_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"application {self.public_id}"

    @property
    def is_waiting(self) -> bool:
        """Not decided yet."""
        return self.state == self.State.PENDING

    @property
    def is_news(self) -> bool:
        """Decided so lately that its owner is told where they come in."""
        return self.decided_at is not None and self.decided_at > timezone.now() - NEWS_LASTS

    @property
    def is_declined(self) -> bool:
        """Decided, with a no."""
        return self.state == self.State.DECLINED
