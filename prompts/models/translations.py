"""A version in another language; where none is live, people read the original."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prompts.models.library import PromptVersion


class TranslationQuerySet(models.QuerySet["PromptTranslation"]):
    def live(self) -> "TranslationQuerySet":
        return self.filter(state=PromptTranslation.State.LIVE)

    def in_language(self, language: str) -> "TranslationQuerySet":
        return self.filter(language=language)


class PromptTranslation(models.Model):
    """One exact wording in one other language, read by a second curator before it is live."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        LIVE = "live", _("live")

    version = models.ForeignKey(
        PromptVersion, on_delete=models.PROTECT, related_name="translations"
    )
    language = models.CharField(_("language"), max_length=10)
    text = models.CharField(_("prompt"), max_length=240)
    helper = models.CharField(_("helper line"), max_length=200)
    why = models.CharField(_("why this prompt"), max_length=300)
    content_note = models.CharField(_("content note"), max_length=60, blank=True)
    afterwards = models.CharField(_("grounding after"), max_length=240, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.DRAFT, editable=False
    )
    translated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(_("written"), auto_now=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        ordering = ["version", "language"]
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(
                name="a_version_has_one_translation_in_a_language",
                fields=["version", "language"],
            ),
            models.CheckConstraint(
                name="translation_has_a_language_and_text",
                condition=Q(language__regex=r"^[a-z]{2,3}(-[a-z0-9]+)*$") & ~Q(text=""),
            ),
            models.CheckConstraint(
                name="translation_is_reviewed_by_somebody_else",
                condition=~Q(reviewed_by=F("translated_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} in {self.language}"
