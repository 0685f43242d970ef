"""Short notices for places in the product: facts, cautions, what is watched and what is not."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class NoticeQuerySet(models.QuerySet["Notice"]):
    def shown(self) -> "NoticeQuerySet":
        return self.filter(is_on=True)


class Notice(models.Model):
    """One notice at one place. Switched off until somebody has checked what it says."""

    class Place(models.TextChoices):
        HELP = "help", _("the help page")
        WRITING = "writing", _("beneath the page one writes on")
        LANDING = "landing", _("the hours after a session")
        FIRST_DAYS = "first_days", _("the first days after a session")
        HEAVY = "heavy", _("before a heavy prompt")
        SHARING = "sharing", _("where something is shared")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("short name, never changed"), max_length=60, unique=True)
    place = models.CharField(_("where it stands"), max_length=12, choices=Place.choices)
    text = models.CharField(_("notice"), max_length=300)
    is_on = models.BooleanField(_("shown to people"), default=False)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    source = models.CharField(_("where it was read"), max_length=240, blank=True)
    last_checked_on = models.DateField(_("last checked"), null=True, blank=True)
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["place", "position", "slug"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.CheckConstraint(
                name="notice_shown_says_something", condition=Q(is_on=False) | ~Q(text="")
            ),
        ]

    def __str__(self) -> str:
        return self.slug
