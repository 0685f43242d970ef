"""What one curator tells another about a wording."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prompts.models.library import Prompt


class Remark(models.Model):
    """Why a wording was sent back: curators' own words, kept beside the prompt's deeds."""

    prompt = models.ForeignKey(Prompt, on_delete=models.PROTECT, related_name="remarks")
    number = models.PositiveIntegerField(_("version it is about"))
    text = models.CharField(_("remark"), max_length=300)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        ordering = ["-written_at"]
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        constraints = [
            models.CheckConstraint(name="remark_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"remark on version {self.number}"
