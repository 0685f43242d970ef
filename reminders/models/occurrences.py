"""Occurrences: PostgreSQL's rows are the truth, Redis only wakes.

An occurrence is a reminder on one local day, and there is never a second one.
"""

import uuid
from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from reminders.models.quiet import QuietSpell
from reminders.models.reminders import Moment, Reminder, is_paused_at

STALE_AFTER = timedelta(hours=3)


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    def of(self, client_id: uuid.UUID) -> Self:
        return self.filter(reminder__client_id=client_id)

    def planned(self) -> Self:
        return self.filter(state=Occurrence.State.PLANNED)

    def ahead(self, now: datetime) -> Self:
        """Return what the schedule alone has planned for later: not what its reader put off."""
        return self.planned().filter(snoozed=0, due_at__gt=now)

    def coming(self) -> Self:
        """Return what came, comes now or is to come."""
        return self.filter(state__in=Occurrence.COMING)

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

    def fresh(self, now: datetime) -> Self:
        """Return what is ready and not stale, wanted or not, longest waiting first."""
        return self.ready(now).filter(due_at__gte=now - STALE_AFTER).order_by("ready_at")

    def due(self, now: datetime) -> Self:
        """Return what a worker may take, longest waiting first."""
        return self.fresh(now).wanted(now)

    def held(self, pk: int, snoozed: int, attempt: int) -> Self:
        """Return the row if this very attempt still holds it."""
        held = self.filter(state=Occurrence.State.LEASED, pk=pk)
        return held.filter(snoozed=snoozed, attempt=attempt)

    def not_quiet(self, now: Moment) -> Self:
        """Leave out those of whom nothing may come at that moment."""
        spells = QuietSpell.objects.filter(client_id=OuterRef("reminder__client_id"))
        return self.exclude(Exists(spells.around(now)))

    def still_wanted(self) -> Self:
        """Return these, fit for a compare-and-set: what decides stands outside the join."""
        wanted = Occurrence.objects.wanted(Now()).not_quiet(Now())
        return self.filter(Exists(wanted.filter(pk=OuterRef("pk"))))

    def closed(self) -> int:
        """Give up on these rows and say why; never tried means skipped."""
        state, why_skipped, why_failed = Occurrence.State, Occurrence.Skipped, Occurrence.Failed
        untried = Q(attempt=0)
        may_have_arrived = Q(state=state.LEASED) | Q(is_unsure=True)
        return self.update(
            ready_at=None,
            skipped_because=Case(When(untried, Value(why_skipped.LATE)), default=Value("")),
            failed_because=Case(
                When(untried, Value("")),
                When(may_have_arrived, Value(why_failed.UNCONFIRMED)),
                default=Value(why_failed.NOT_ACCEPTED),
            ),
            state=Case(When(untried, Value(state.SKIPPED)), default=Value(state.FAILED)),
        )


class Occurrence(models.Model):
    """One reminder on one local day.

    `due_at` is when the person asked for it. `ready_at` is when a worker may take it: the due
    time at first, the end of the lease while a worker holds it, the next try after a refusal,
    and null once it is sent, skipped or failed. Each lease raises `attempt`, which counts from
    nothing again when its reader puts it off; only the attempt that holds the row may change it.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        LEASED = "leased", _("being sent")
        SENT = "sent", _("sent")
        SKIPPED = "skipped", _("skipped")
        FAILED = "failed", _("failed")

    class Skipped(models.TextChoices):
        LATE = "late", _("its moment had passed")
        QUIET = "quiet", _("it fell into hours or days kept quiet")
        ENOUGH = "enough", _("another one came that day")
        RESTING = "resting", _("fewer, since they went unanswered")

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
    # How often it was put off by its reader.
    snoozed = models.PositiveSmallIntegerField(default=0, db_default=0)
    is_unsure = models.BooleanField(default=False, db_default=False)  # once taken in silence
    sent_at = models.DateTimeField(null=True)
    skipped_because = models.CharField(max_length=16, choices=Skipped.choices, blank=True)
    failed_because = models.CharField(max_length=16, choices=Failed.choices, blank=True)

    objects = OccurrenceQuerySet.as_manager()
    COMING: ClassVar = (State.PLANNED, State.LEASED, State.SENT)

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
            models.Index(
                fields=["due_at"],
                condition=Q(ready_at__isnull=True),
                name="closed_occurrences",
            ),
        ]

    def __str__(self) -> str:
        return f"occurrence {self.pk}"

    @property
    def is_put_off(self) -> bool:
        return self.state == self.State.PLANNED and self.snoozed > 0


def message_id(reminder_id: uuid.UUID, local_date: date, snoozed: int = 0) -> uuid.UUID:
    """Return the same id for every attempt, so that a mail sent twice can be known as one.

    One that was put off comes again as another message, as its reader asked for it.
    """
    again = f"+{snoozed}" if snoozed else ""
    return uuid.uuid5(reminder_id, local_date.isoformat() + again)
