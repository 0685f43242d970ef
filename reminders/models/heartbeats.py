"""When each part of the engine last did its work: what the dead-man ping and operators look at."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """One part of the engine, and when it last came through."""

    class Part(models.TextChoices):
        PLANNER = "planner", _("planner")
        SENDER = "sender", _("sender")
        SELF_TEST = "self-test", _("daily self-test")

    part = models.CharField(max_length=12, choices=Part.choices, unique=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.part} {self.beat_at:%Y-%m-%d %H:%M}"
