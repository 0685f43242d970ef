"""Lines a person may turn to, by country."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class HelpLineQuerySet(models.QuerySet["HelpLine"]):
    def shown(self) -> "HelpLineQuerySet":
        return self.filter(is_on=True)

    def in_country(self, country: str) -> "HelpLineQuerySet":
        return self.filter(country=country)


class HelpLine(models.Model):
    """One way to reach help. Switched off until somebody has checked it."""

    class Kind(models.TextChoices):
        CALL = "call", _("call")
        TEXT = "text", _("text message")
        CALL_OR_TEXT = "call_or_text", _("call or text")
        WEB = "web", _("website")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("short name, never changed"), max_length=60, unique=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        help_text=_("Two letters, such as GB. Empty: for every country."),
    )
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("how to reach it"), max_length=12, choices=Kind.choices)
    contact = models.CharField(
        _("number or address"), max_length=120, help_text=_("As people read it: 116 123.")
    )
    message = models.CharField(
        _("message to send"), max_length=40, blank=True, help_text=_("Such as HOME.")
    )
    note = models.CharField(_("note"), max_length=160, blank=True)
    hours = models.CharField(_("hours"), max_length=80, blank=True)
    is_emergency = models.BooleanField(_("for emergencies"), default=False)
    is_on = models.BooleanField(_("shown to people"), default=False)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    source = models.CharField(_("where it was read"), max_length=240, blank=True)
    last_checked_on = models.DateField(_("last checked"), null=True, blank=True)
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = HelpLineQuerySet.as_manager()

    class Meta:
        ordering = ["country", "-is_emergency", "position", "slug"]
        verbose_name = _("help line")
        verbose_name_plural = _("help lines")
        constraints = [
            models.CheckConstraint(
                name="help_line_country_is_two_letters_or_none",
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
            ),
            models.CheckConstraint(
                name="help_line_kind_is_known",
                condition=Q(kind__in=["call", "text", "call_or_text", "web"]),
            ),
            models.CheckConstraint(
                name="help_line_shown_has_name_and_contact",
                condition=Q(is_on=False) | (~Q(name="") & ~Q(contact="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country or '–'})"

    @property
    def call_link(self) -> str:
        """A `tel:` address, or nothing where calling is no use."""
        return f"tel:{self._digits}" if self.kind in {"call", "call_or_text"} else ""

    @property
    def text_link(self) -> str:
        return f"sms:{self._digits}" if self.kind in {"text", "call_or_text"} else ""

    @property
    def web_link(self) -> str:
        return self.contact if self.kind == self.Kind.WEB else ""

    @property
    def _digits(self) -> str:
        return "".join(sign for sign in self.contact if sign.isdigit() or sign == "+")
