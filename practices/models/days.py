"""How much there is for a day, and the days when everything rests."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Case, F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from encryption.fields import RevisionField, SealedJSONField, SlotField
from encryption.models import SealedRow

Day = date | Case  # or what tells it inside a query


class EnergyDayQuerySet(models.QuerySet["EnergyDay"]):
    def of(self, client: User) -> Self:
        return self.filter(client_id=client.public_id)

    def between(self, first: date, last: date) -> Self:
        return self.filter(day__gte=first, day__lte=last)


class EnergyDay(SealedRow):
    """What a person said about their energy on one day; how much is sealed."""

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="energy_days"
    )
    day = models.DateField(_("day"))
    content_slot = SlotField()
    document = SealedJSONField(
        label="practices.energy_day.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = EnergyDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("energy of a day")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["client", "day"], name="one_energy_a_day"),
        ]

    def __str__(self) -> str:
        return f"energy day {self.public_id}"


class PauseQuerySet(models.QuerySet["Pause"]):
    def of(self, client: User) -> Self:
        return self.filter(client_id=client.public_id)

    def standing(self, today: Day) -> Self:
        """Return those that are on or still to come."""
        return self.filter(ended_at=None).filter(Q(ends_on=None) | Q(ends_on__gte=today))

    def begun(self, today: Day) -> Self:
        return self.filter(begins_on__lte=today)


class Pause(SealedRow):
    """Days in which everything rests: a range, or a flare until it is over.

    Why, and whether it is a flare, is sealed. Reminders keep quiet by a spell of their own
    (`reminders.QuietSpell`, whose `source_id` is this row's public id).
    """

    client = models.ForeignKey(
        User, to_field="public_id", on_delete=models.CASCADE, related_name="pauses"
    )
    begins_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)  # open: until it is ended
    ended_at = models.DateTimeField(null=True, blank=True)
    content_slot = SlotField()
    document = SealedJSONField(
        label="practices.pause.document",
        slot="content_slot",
        subject="client_id",
        revision="document_revision",
    )
    document_revision = RevisionField()

    objects = PauseQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["client", "-begins_on"], name="pause_list")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                name="a_pause_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"pause {self.public_id}"

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.ends_on is not None and self.ends_on < today

    def is_standing(self, today: date) -> bool:
        """Whether it is on, or still to come."""
        return self.ended_at is None and not self.is_over(today)
