"""A practice: a small exercise for the days between sessions. Curated, owned by nobody."""

import uuid
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prompts.vocabulary import Domain, Lens, Phase

BREATH_PARTS = {
    "inhale": _("Breathe in"),
    "top_up": _("A second sip in"),
    "hold_in": _("Hold"),
    "exhale": _("Breathe out"),
    "hold_out": _("Rest empty"),
    "cycles": _("Rounds"),
}
HOLDS = {"hold_in", "hold_out"}
HOLDS_NEED_CARE = _("Breath holds need a version without them and at least one caution.")


class PracticeQuerySet(models.QuerySet["Practice"]):
    """Words for finding practices."""

    def with_versions(self) -> Self:
        return self.select_related("latest_version", "gentler")

    def live(self) -> Self:
        return self.filter(state=Practice.State.LIVE)

    def within_energy(self, most: int) -> Self:
        return self.filter(energy_cost__lte=most)

    def within_minutes(self, most: int) -> Self:
        """Those whose shortest length fits."""
        return self.filter(lengths__0__lte=most)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def at(self, place: str) -> Self:
        return self.filter(places__contains=[place])

    def fitting(self, phase: str) -> Self:
        return self.filter(phases__contains=[phase])

    def about(self, lens: str) -> Self:
        return self.filter(lenses__contains=[lens])

    def lightest_first(self) -> Self:
        return self.order_by("energy_cost", "lengths__0", "title")


class Practice(models.Model):
    """One exercise, as a curator wrote it."""

    class Player(models.TextChoices):
        """How it is played: what the page does while somebody practises."""

        STEPS = "steps", _("one step after another")
        BREATH = "breath", _("a breath pacer")
        TIMER = "timer", _("a timer with bells")
        SENSES = "senses", _("five senses, one by one")
        SCAN = "scan", _("a walk through the body")
        CANVAS = "canvas", _("drawing, on the journal's paper")
        OUTING = "outing", _("an outing")
        DIALOGUE = "dialogue", _("getting ready to talk")
        INTENTION = "intention", _("an intention with if and then")

    class Family(models.TextChoices):
        JOURNALING = "journaling", _("Mindful journaling")
        MEDITATION = "meditation", _("Meditation and breath")
        CREATIVE = "creative", _("Creative arts")
        NATURE = "nature", _("Nature connection")
        DIALOGUE = "dialogue", _("Therapeutic dialogue")
        INTENTION = "intention", _("Intention setting")

    class Kind(models.TextChoices):
        BREATH = "breath", _("breath")
        GROUNDING = "grounding", _("grounding")
        BODY = "body", _("body awareness")
        MOVEMENT = "movement", _("movement")
        COMPASSION = "compassion", _("meditation and kindness")
        CREATIVE = "creative", _("creative")
        NATURE = "nature", _("nature")
        INTENTION = "intention", _("intention and action")
        REST = "rest", _("rest and sleep")
        CONNECTION = "connection", _("connection")
        REFLECTION = "reflection", _("reflection")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        LIVE = "live", _("live")
        RETIRED = "retired", _("retired")

    class Eyes(models.TextChoices):
        OPEN = "open", _("eyes open")
        CLOSED = "closed", _("eyes closed, or open if you prefer")
        EITHER = "either", _("eyes open or closed, as you like")

    class Posture(models.TextChoices):
        LYING = "lying", _("lying down")
        SITTING = "sitting", _("sitting")
        STANDING = "standing", _("standing")
        WALKING = "walking", _("walking or rolling")

    class Place(models.TextChoices):
        BED = "bed", _("in bed")
        CHAIR = "chair", _("in a chair")
        TABLE = "table", _("at a table")
        OUTSIDE = "outside", _("outside")

    class Energy(models.IntegerChoices):
        NEXT_TO_NONE = 0, _("next to no energy")
        LITTLE = 1, _("a little energy")
        SOME = 2, _("some energy")
        MORE = 3, _("more energy")

    class Evidence(models.TextChoices):
        TRIAL = "A", _("Tested in trials")
        CLINICAL = "B", _("Used by clinicians, little tested")
        TRADITION = "C", _("Handed down or home-made, not tested")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    family = models.CharField(_("family"), max_length=12, choices=Family.choices)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    player = models.CharField(
        _("player"), max_length=9, choices=Player.choices, default=Player.STEPS
    )
    title = models.CharField(_("title"), max_length=80)
    summary = models.CharField(_("in one or two sentences"), max_length=300)
    steps = ArrayField(models.TextField(), verbose_name=_("steps"))
    easier_version = models.TextField(_("easier version"))
    pattern = models.JSONField(_("breath pattern"), default=dict, blank=True)
    holds_breath = models.BooleanField(_("has breath holds"), default=False)
    without_holds = models.TextField(_("version without breath holds"), blank=True)
    lengths = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("lengths in minutes, shortest first")
    )
    postures = ArrayField(
        models.CharField(max_length=12, choices=Posture.choices), verbose_name=_("posture")
    )
    eyes = models.CharField(_("eyes"), max_length=6, choices=Eyes.choices)
    energy_cost = models.PositiveSmallIntegerField(
        _("energy it takes"), choices=Energy.choices, validators=[MaxValueValidator(3)]
    )
    places = ArrayField(
        models.CharField(max_length=12, choices=Place.choices), verbose_name=_("where")
    )
    phases = ArrayField(
        models.CharField(max_length=16, choices=Phase.choices),
        verbose_name=_("when it fits"),
        default=list,
        blank=True,
    )
    domains = ArrayField(
        models.CharField(max_length=16, choices=Domain.choices),
        verbose_name=_("what it touches"),
        default=list,
        blank=True,
    )
    lenses = ArrayField(
        models.CharField(max_length=24, choices=Lens.choices),
        verbose_name=_("who it may suit"),
        default=list,
        blank=True,
    )
    cautions = ArrayField(models.TextField(), verbose_name=_("cautions"), default=list, blank=True)
    exit_note = models.TextField(_("how to end"))
    evidence_grade = models.CharField(_("evidence"), max_length=1, choices=Evidence.choices)
    evidence_note = models.TextField(_("what is known, honestly"))
    gentler = models.ForeignKey(
        "self",
        verbose_name=_("gentler alternative"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    latest_version = models.OneToOneField(
        "PracticeVersion",
        null=True,
        on_delete=models.SET_NULL,
        related_name="newest_of",
        editable=False,
    )
    loaded_hash = models.CharField(max_length=64, blank=True, editable=False)
    newer_in_files = models.JSONField(null=True, editable=False)  # waits for a curator's choice
    changed_at = models.DateTimeField(auto_now=True)

    objects = models.Manager.from_queryset(PracticeQuerySet)()

    class Meta:
        verbose_name = _("practice")
        verbose_name_plural = _("practices")
        ordering: ClassVar = ["family", "energy_cost", "title"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_practice_with_breath_holds_has_a_version_without_and_a_caution",
                condition=Q(holds_breath=False) | (~Q(without_holds="") & Q(cautions__len__gt=0)),
                violation_error_message=HOLDS_NEED_CARE,
            ),
            models.CheckConstraint(
                name="a_practice_is_not_its_own_gentler_alternative",
                condition=Q(gentler=None) | ~Q(gentler=F("id")),
            ),
            models.CheckConstraint(
                name="a_practice_takes_an_energy_of_0_to_3", condition=Q(energy_cost__lte=3)
            ),
            models.CheckConstraint(
                name="a_practice_is_in_a_known_state",
                condition=Q(state__in=["draft", "live", "retired"]),
            ),
            models.CheckConstraint(
                name="a_practice_has_a_step_and_a_length",
                condition=Q(steps__len__gt=0, lengths__len__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("practices:practice", args=[self.slug])

    def clean(self) -> None:
        """Refuse a breath that nobody could follow, or holds without a way round them."""
        if self.pattern:
            self._clean_pattern(self.pattern)
        if self.holds_breath and not (self.without_holds and self.cautions):
            raise ValidationError({"without_holds": HOLDS_NEED_CARE})
        self.lengths = sorted(set(self.lengths or []))

    def _clean_pattern(self, pattern: object) -> None:
        if not isinstance(pattern, dict) or not pattern.keys() <= BREATH_PARTS.keys():
            parts = ", ".join(BREATH_PARTS)
            raise ValidationError({"pattern": _("It has these parts: %s.") % parts})
        if not all(type(value) in {int, float} and 0 < value <= 60 for value in pattern.values()):
            raise ValidationError({"pattern": _("Each part is a number from 0 to 60.")})
        if HOLDS & pattern.keys() and not self.holds_breath:
            raise ValidationError({"holds_breath": _("This pattern has a breath hold.")})

    @property
    def is_live(self) -> bool:
        return self.state == self.State.LIVE
