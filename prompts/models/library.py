"""Libraries, prompts, and the versions that are only ever added to."""

import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prompts.vocabulary import Depth, Domain, Lens, Mode, Phase, Weight


class Library(models.Model):
    """One collection of prompts, as one file in `prompts/library/`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("short name, never changed"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=80)
    summary = models.CharField(_("what it holds"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("collection")
        verbose_name_plural = _("collections")

    def __str__(self) -> str:
        return self.title


class PromptQuerySet(models.QuerySet["Prompt"]):
    def live(self) -> "PromptQuerySet":
        """Prompts that people are offered, whatever is being drafted beside them."""
        return self.filter(live_version__isnull=False)

    def shipped(self) -> "PromptQuerySet":
        """Prompts that came with a file of the repository."""
        return self.exclude(loaded_hash="")

    def awaiting_review(self) -> "PromptQuerySet":
        return self.filter(state=Prompt.State.DRAFT, submitted_at__isnull=False)

    def due(self, now: datetime) -> "PromptQuerySet":
        """Reviewed prompts whose set time has come."""
        return self.filter(state=Prompt.State.REVIEWED, publish_at__lte=now)

    def with_versions(self) -> "PromptQuerySet":
        return self.select_related("library", "latest_version", "live_version")


class Prompt(models.Model):
    """One question over time. Its state is that of the latest version.

    A prompt may be live in one version while a newer one is a draft: people go on
    seeing `live_version` until the newer one has been reviewed and published.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEWED = "reviewed", _("reviewed")
        LIVE = "live", _("live")
        RETIRED = "retired", _("retired")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("short name, never changed"), max_length=80, unique=True)
    library = models.ForeignKey(
        Library,
        on_delete=models.PROTECT,
        related_name="prompts",
        verbose_name=_("collection"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False
    )
    latest_version = models.OneToOneField(
        "PromptVersion", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    live_version = models.OneToOneField(
        "PromptVersion", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        verbose_name=_("written by"),
    )
    submitted_at = models.DateTimeField(_("sent for review"), null=True, editable=False)
    publish_at = models.DateTimeField(_("to be published"), null=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, editable=False)
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)
    newer_in_files = models.JSONField(null=True, editable=False)  # waits for a curator's choice

    objects = PromptQuerySet.as_manager()

    class Meta:
        ordering = ["library__position", "slug"]
        verbose_name = _("prompt")
        verbose_name_plural = _("prompts")
        constraints = [
            models.CheckConstraint(
                name="prompt_state_is_known",
                condition=Q(state__in=["draft", "reviewed", "live", "retired"]),
            ),
            models.CheckConstraint(
                name="prompt_live_means_its_latest_version_is_offered",
                condition=~Q(state="live")
                | Q(live_version__isnull=False, live_version=F("latest_version")),
            ),
            models.CheckConstraint(
                name="prompt_retired_means_nothing_is_offered",
                condition=~Q(state="retired") | Q(live_version__isnull=True),
            ),
            models.CheckConstraint(
                name="prompt_reviewed_was_sent_and_read",
                condition=~Q(state="reviewed")
                | Q(submitted_at__isnull=False, reviewed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="prompt_is_reviewed_by_somebody_else",
                condition=~Q(reviewed_by=F("drafted_by")),
            ),
            models.CheckConstraint(
                name="prompt_is_scheduled_once_reviewed",
                condition=Q(publish_at=None) | Q(state="reviewed"),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def awaits_review(self) -> bool:
        return self.state == self.State.DRAFT and self.submitted_at is not None

    @property
    def is_offered(self) -> bool:
        return self.live_version_id is not None


class VersionQuerySet(models.QuerySet["PromptVersion"]):
    def published(self) -> "VersionQuerySet":
        """Versions that people have been offered at some time."""
        return self.filter(published_at__isnull=False)


class PromptVersion(models.Model):
    """One exact wording. Written once; a change is a new version."""

    prompt = models.ForeignKey(Prompt, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    text = models.CharField(_("prompt"), max_length=240)
    helper = models.CharField(_("helper line"), max_length=200)
    why = models.CharField(_("why this prompt"), max_length=300)
    phases = ArrayField(models.CharField(max_length=16, choices=Phase.choices))
    depth = models.CharField(_("depth"), max_length=16, choices=Depth.choices)
    mode = models.CharField(_("mode"), max_length=12, choices=Mode.choices, default=Mode.WRITE)
    domain = models.CharField(_("domain"), max_length=16, choices=Domain.choices)
    lenses = ArrayField(models.CharField(max_length=24, choices=Lens.choices), default=list)
    weight = models.CharField(
        _("weight"), max_length=8, choices=Weight.choices, default=Weight.LIGHT
    )
    content_note = models.CharField(_("content note"), max_length=60, blank=True)
    afterwards = models.CharField(_("grounding after"), max_length=240, blank=True)
    follow_ups = ArrayField(models.SlugField(max_length=80), default=list)
    source = models.CharField(_("source of the idea"), max_length=240, blank=True)
    reviewer = models.CharField(_("clinical reviewer"), max_length=120, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    published_at = models.DateTimeField(_("first published"), null=True, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["prompt", "-number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(
                name="prompt_version_number_is_used_once", fields=["prompt", "number"]
            ),
            models.CheckConstraint(
                name="prompt_version_has_text_and_phase",
                condition=~Q(text="") & Q(phases__len__gt=0),
            ),
            models.CheckConstraint(
                name="prompt_version_codes_are_known",
                condition=Q(phases__contained_by=list(Phase.values))
                & Q(lenses__contained_by=list(Lens.values))
                & Q(depth__in=Depth.values)
                & Q(mode__in=Mode.values)
                & Q(domain__in=Domain.values)
                & Q(weight__in=Weight.values),
            ),
            models.CheckConstraint(
                name="prompt_version_heavy_is_announced_and_grounded",
                condition=~Q(weight="heavy") | (~Q(content_note="") & ~Q(afterwards="")),
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"
