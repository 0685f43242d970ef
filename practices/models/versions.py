"""What a practice has said and is about to say: versions that are only ever added to."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from practices.models.catalogue import Practice


class PracticeVersionQuerySet(models.QuerySet["PracticeVersion"]):
    def newest(self) -> Self:
        """The one at hand of each practice."""
        return self.filter(newest_of__isnull=False)

    def published(self) -> Self:
        """Versions that people were offered at some time."""
        return self.filter(published_at__isnull=False)

    def due(self, now: datetime) -> Self:
        """Reviewed versions whose set time has come."""
        return self.newest().filter(published_at=None, publish_at__lte=now)


class PracticeVersion(models.Model):
    """One exact content, written once, and how far it has come.

    People see the practice's own row: the last version that was published.
    """

    class Way(models.TextChoices):
        WRITING = "writing", _("draft")
        SUBMITTED = "submitted", _("draft, waiting for review")
        REVIEWED = "reviewed", _("reviewed")
        SCHEDULED = "scheduled", _("reviewed, publishes itself")
        PUBLISHED = "published", _("published")

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("sent for review"), null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True)
    returned_because = models.CharField(_("what could change"), max_length=300, blank=True)
    publish_at = models.DateTimeField(_("to be published"), null=True)
    published_at = models.DateTimeField(_("published"), null=True)

    objects = PracticeVersionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["practice", "-number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="practice_version_number_is_used_once", fields=["practice", "number"]
            ),
            models.CheckConstraint(
                name="practice_version_is_reviewed_once_sent",
                condition=Q(reviewed_at=None) | Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="practice_version_is_reviewed_by_somebody_else",
                condition=~Q(reviewed_by=F("author")),
            ),
            models.CheckConstraint(
                name="practice_version_is_scheduled_once_reviewed",
                condition=Q(publish_at=None) | Q(reviewed_at__isnull=False, published_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"

    @property
    def way(self) -> "PracticeVersion.Way":
        """How far it has come."""
        if self.published_at:
            return self.Way.PUBLISHED
        if self.publish_at:
            return self.Way.SCHEDULED
        if self.reviewed_at:
            return self.Way.REVIEWED
        return self.Way.SUBMITTED if self.submitted_at else self.Way.WRITING
