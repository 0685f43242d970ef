"""Reminders: days, a wall time and what kind of thing it is for; nothing of the content."""

import uuid
from datetime import datetime, time
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from reminders.schedule import Rule

Moment = datetime | Now  # ours, or the database's own when the query runs


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def of(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def to_plan(self, before: datetime) -> Self:
        """Return those planned no further than `before`, neglected longest first."""
        return self.filter(
            Q(paused_at=None) | Q(paused_until__isnull=False),
            is_active=True,
            rests_since=None,
            planned_until__lt=before,
        ).order_by("planned_until")

    def paused(self, now: datetime) -> Self:
        return self.filter(is_paused_at(now))


class Reminder(models.Model):
    """Days, a wall-clock time and a zone; for one thing (`source_id`) of one client."""

    class Kind(models.TextChoices):
        PRACTICE = "practice", _("practice")
        INTENTION = "intention", _("intention")
        ARC = "arc", _("the days after a session")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    client = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        to_field="public_id",
        on_delete=models.CASCADE,
        related_name="reminders",
    )
    kind = models.CharField(max_length=16, choices=Kind.choices)
    source_id = models.UUIDField()
    day_bits = models.PositiveSmallIntegerField()  # bit 0 is Monday, as in date.weekday()
    dates = ArrayField(  # instead of weekdays
        models.DateField(), default=list, db_default=[], blank=True
    )
    local_time = models.TimeField()
    # A time before it still belongs to the day.
    day_ends_at = models.TimeField(default=time(), db_default=time())
    time_zone = models.CharField(max_length=64)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_to = models.TimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_until = models.DateTimeField(null=True, blank=True)
    planned_until = models.DateTimeField()  # every occurrence due before this is a row
    # Sent since the person last came.
    unanswered = models.PositiveSmallIntegerField(default=0, db_default=0)
    rests_since = models.DateTimeField(null=True, blank=True)  # after six: until asked for again

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "source_id"], name="one_reminder_per_thing"),
            models.CheckConstraint(
                condition=Q(day_bits__gte=1, day_bits__lte=127, dates=[])
                | (Q(day_bits=0) & ~Q(dates=[])),
                name="reminder_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_to=None)
                | (
                    Q(quiet_from__isnull=False, quiet_to__isnull=False)
                    & ~Q(quiet_from=F("quiet_to"))
                ),
                name="quiet_hours_begin_and_end",
            ),
            models.CheckConstraint(
                condition=Q(paused_until=None) | Q(paused_at__isnull=False),
                name="only_a_pause_ends",
            ),
        ]
        indexes = [
            models.Index(
                fields=["planned_until"],
                condition=Q(is_active=True, rests_since=None)
                & (Q(paused_at=None) | Q(paused_until__isnull=False)),
                name="reminders_to_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"reminder {self.public_id}"

    @property
    def days(self) -> list[int]:
        """The chosen weekdays, Monday being 0."""
        return [day for day in range(7) if self.day_bits >> day & 1]

    @property
    def rule(self) -> Rule:
        return Rule(
            days=frozenset(self.days),
            at=self.local_time,
            zone=self.time_zone,
            quiet_from=self.quiet_from,
            quiet_to=self.quiet_to,
            day_ends=self.day_ends_at,
            dates=frozenset(self.dates),
        )

    def is_paused(self, now: datetime) -> bool:
        if self.paused_at is None:
            return False
        return self.paused_until is None or self.paused_until > now


def is_paused_at(now: Moment, prefix: str = "") -> Q:
    """Return the condition "paused at that moment", for rows that lead to a reminder."""
    endless = Q(**{f"{prefix}paused_until": None})
    return Q(**{f"{prefix}paused_at__isnull": False}) & (
        endless | Q(**{f"{prefix}paused_until__gt": now})
    )
