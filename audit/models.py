"""Append-only events, chained per subject. Ids as text: no foreign keys, no names, no content."""

from django.db import models


class EventQuerySet(models.QuerySet["Event"]):
    """Events in words."""

    def about(self, subject: str) -> "EventQuerySet":
        return self.filter(subject=subject)

    def newest_first(self) -> "EventQuerySet":
        return self.order_by("-sequence")


class Event(models.Model):
    """Who did what to which thing, and when. Never changed, never deleted: a trigger refuses."""

    subject = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=40)
    outcome = models.CharField(max_length=40)
    mac = models.BinaryField()

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "sequence"], name="one_event_per_link"),
        ]

    def __str__(self) -> str:
        return f"event {self.sequence} of {self.subject}"


class ChainHead(models.Model):
    """The last link of one subject's chain; locking it lets one writer append at a time."""

    subject = models.CharField(max_length=64, unique=True)
    sequence = models.PositiveBigIntegerField(default=0)
    mac = models.BinaryField(default=bytes(32))

    def __str__(self) -> str:
        return f"head {self.sequence} of {self.subject}"
