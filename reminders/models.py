"""Reminders and their occurrences: PostgreSQL's rows are the truth, Redis only wakes.

A reminder knows a time and what kind of thing it is for; it holds nothing of the content.
An occurrence is that reminder on one local day, and there is never a second one.
"""

import uuid
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from reminders.schedule import Rule

Moment = datetime | Now  # ours, or the database's own when the query runs
STALE_AFTER = timedelta(hours=3)


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def of(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def to_plan(self, before: datetime) -> Self:
        """Return those planned no further than `before`, neglected longest first."""
        return self.filter(
            Q(paused_at=None) | Q(paused_until__isnull=False),
            is_active=True,
            planned_until__lt=before,
        ).order_by("planned_until")

    def paused(self, now: datetime) -> Self:
        return self.filter(is_paused_at(now))


class Reminder(models.Model):
    """Days, a wall-clock time and a zone; for one thing (`source_id`) of one client."""

    class Kind(models.TextChoices):
        PRACTICE = "practice", _("practice")

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
    local_time = models.TimeField()
    time_zone = models.CharField(max_length=64)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_to = models.TimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_until = models.DateTimeField(null=True, blank=True)
    planned_until = models.DateTimeField()  # every occurrence due before this is a row

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "source_id"], name="one_reminder_per_thing"),
            models.CheckConstraint(
                condition=Q(day_bits__gte=1, day_bits__lte=127), name="reminder_has_a_day"
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
                condition=Q(is_active=True) & (Q(paused_at=None) | Q(paused_until__isnull=False)),
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


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    def planned(self) -> Self:
        return self.filter(state=Occurrence.State.PLANNED)

    def ready(self, now: datetime) -> Self:
        """Return open rows nobody holds: their time has come, or their lease has run out."""
        return self.filter(ready_at__lte=now)

    def closed_before(self, moment: datetime) -> Self:
        """Return what was due before that moment and is sent, skipped or failed."""
        return self.filter(ready_at=None, due_at__lt=moment)

    def stale(self, now: datetime) -> Self:
        return self.ready(now).filter(due_at__lt=now - STALE_AFTER)

    def wanted(self, now: Moment) -> Self:
        return self.exclude(is_paused_at(now, "reminder__")).filter(
            reminder__is_active=True, reminder__client__is_active=True
        )

    def due(self, now: datetime) -> Self:
        """Return what a worker may take, longest waiting first."""
        fresh = self.ready(now).filter(due_at__gte=now - STALE_AFTER)
        return fresh.wanted(now).order_by("ready_at")

    def held(self, pk: int, attempt: int) -> Self:
        """Return the row if this very attempt still holds it."""
        return self.filter(pk=pk, state=Occurrence.State.LEASED, attempt=attempt)

    def still_wanted(self) -> Self:
        """Return these, fit for a compare-and-set: what decides stands outside the join."""
        wanted = Occurrence.objects.wanted(Now()).filter(pk=OuterRef("pk"))
        return self.filter(Exists(wanted))

    def closed(self) -> int:
        """Give up on these rows and say why; never tried means skipped."""
        state, why_skipped, why_failed = Occurrence.State, Occurrence.Skipped, Occurrence.Failed
        untried = Q(attempt=0)
        return self.update(
            ready_at=None,
            skipped_because=Case(When(untried, Value(why_skipped.LATE)), default=Value("")),
            failed_because=Case(
                When(untried, Value("")),
                When(state=state.LEASED, then=Value(why_failed.UNCONFIRMED)),
                default=Value(why_failed.NOT_ACCEPTED),
            ),
            state=Case(When(untried, Value(state.SKIPPED)), default=Value(state.FAILED)),
        )


class Occurrence(models.Model):
    """One reminder on one local day.

    `due_at` is when the person asked for it. `ready_at` is when a worker may take it: the due
    time at first, the end of the lease while a worker holds it, the next try after a refusal,
    and null once it is sent, skipped or failed. Each lease raises `attempt`; only the attempt
    that holds the row may change it.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        LEASED = "leased", _("being sent")
        SENT = "sent", _("sent")
        SKIPPED = "skipped", _("skipped")
        FAILED = "failed", _("failed")

    class Skipped(models.TextChoices):
        LATE = "late", _("its moment had passed")

    class Failed(models.TextChoices):
        REFUSED = "refused", _("the address was refused")
        NOT_ACCEPTED = "not_accepted", _("no mail server took it in time")
        UNCONFIRMED = "unconfirmed", _("handed over, never confirmed")

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="occurrences")
    local_date = models.DateField()
    due_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    attempt = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    skipped_because = models.CharField(max_length=16, choices=Skipped.choices, blank=True)
    failed_because = models.CharField(max_length=16, choices=Failed.choices, blank=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reminder", "local_date"], name="one_occurrence_per_local_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "leased"], ready_at__isnull=False)
                | (~Q(state__in=["planned", "leased"]) & Q(ready_at=None)),
                name="open_occurrence_is_ready_some_time",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at=None)),
                name="sent_occurrence_has_its_time",
            ),
            models.CheckConstraint(
                condition=(Q(state="skipped") & ~Q(skipped_because=""))
                | (~Q(state="skipped") & Q(skipped_because="")),
                name="skipped_occurrence_says_why",
            ),
            models.CheckConstraint(
                condition=(Q(state="failed") & ~Q(failed_because=""))
                | (~Q(state="failed") & Q(failed_because="")),
                name="failed_occurrence_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["leased", "sent", "failed"]) | Q(attempt__gt=0),
                name="tried_occurrence_has_an_attempt",
            ),
        ]
        indexes = [
            models.Index(
                fields=["ready_at"],
                condition=Q(ready_at__isnull=False),
                name="open_occurrences",
            ),
        ]

    def __str__(self) -> str:
        return f"occurrence {self.pk}"


def message_id(reminder_id: uuid.UUID, local_date: date) -> uuid.UUID:
    """Return the same id for every attempt, so that a mail sent twice can be known as one."""
    return uuid.uuid5(reminder_id, local_date.isoformat())
