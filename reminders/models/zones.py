"""By which rules of the world's clocks the occurrences that lie ahead were planned."""

from django.db import models


class ZoneRules(models.Model):
    """One row: whose zone data holds, zone by zone, and whether all is planned by it."""

    fingerprint = models.CharField(max_length=32)
    zones = models.JSONField(default=dict)  # zone: digest of the data that was planned by
    held_at = models.DateTimeField()  # when a process that has this data last said so
    is_settled = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="zone_rules_are_one_row"),
        ]

    def __str__(self) -> str:
        return f"zone rules {self.fingerprint}"
