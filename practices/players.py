"""What a player needs to know of a practice: its breath, its steps, its lengths, its way on."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID, uuid4

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from practices.breathing import COHERENT, Breath
from practices.forms.playing import OwnBreathForm
from practices.models import Practice
from practices.models.catalogue import BREATH_PARTS
from practices.scanning import places_for

Player = Practice.Player
READ = "1"  # the cautions of the practice were read
READ_OF_HOLDS = "holds"  # those of holding the breath, too
TIMED = {Player.BREATH, Player.TIMER, Player.OUTING, Player.SCAN}
ROUNDS_WITH_HOLDS = [4, 8]
COUNTS = (5, 4, 3, 2, 1)  # how many to find with each sense
HOLD_CAUTIONS = (
    _(
        "Leave the holds out if you are pregnant, or live with a heart or lung condition, "
        "epilepsy, or high blood pressure that is not under control."
    ),
    _(
        "The same goes for glaucoma, recent surgery (the eyes too), panic attacks, and times of "
        "psychosis or mania. Ask your clinician first."
    ),
    _("You may feel light-headed. Sit or lie down, and stop when you like."),
    _("Not while driving, and not in water."),
)


class Length(NamedTuple):
    """One choice of how long, in words and seconds."""

    label: str
    seconds: float
    minutes: int
    is_chosen: bool = False


class Step(NamedTuple):
    """One step on a screen; `lights` is how many things to find."""

    text: str | Promise
    lights: range = range(0)


class Onward(NamedTuple):
    """Another page of ours that goes with a practice."""

    label: Promise
    url: str


@dataclass(frozen=True)
class Playing:
    """One practice about to be played, as an address asked for it."""

    practice: Practice
    asked: QueryDict
    kept: Breath | None = None  # one's own for this practice
    typed: OwnBreathForm | None = None  # one's own that nobody should follow
    form_id: UUID = field(default_factory=uuid4)

    @property
    def is_easier(self) -> bool:
        """Whether the easier version was asked for: a few words to follow, nothing timed."""
        return "easier" in self.asked

    @property
    def player(self) -> str:
        """How it is played; a breath with a pattern is always paced."""
        if self.is_easier:
            return Player.STEPS
        if self.practice.player == Player.STEPS and "inhale" in self.practice.pattern:
            return Player.BREATH
        return self.practice.player

    @property
    def is_breath(self) -> bool:
        return self.player == Player.BREATH

    @property
    def is_scan(self) -> bool:
        return self.player == Player.SCAN

    @property
    def is_timed(self) -> bool:
        return self.player in {Player.TIMER, Player.OUTING}

    @property
    def usual(self) -> Breath:
        """The practice's own breath."""
        pattern = self.practice.pattern
        return Breath.from_pattern(pattern) if {"inhale", "exhale"} <= pattern.keys() else COHERENT

    @property
    def own(self) -> OwnBreathForm:
        shown = self.kept or self.usual.without_holds()
        return self.typed or OwnBreathForm(initial=shown.as_pattern())

    @property
    def breath(self) -> Breath:
        """What the pacer follows: one's own, else without holds, unless those are asked for."""
        if "holds" in self.asked:
            return self.usual
        return self.kept or self.usual.without_holds()

    @property
    def follows_its_steps(self) -> bool:
        """The practice's own steps tell this very breath."""
        return self.breath == self.usual

    @property
    def takes_own(self) -> bool:
        """Where a second sip is the point, there is no breath of one's own."""
        return self.is_breath and not self.usual.top_up

    @property
    def parts(self) -> list[tuple[str | Promise, float]]:
        pattern = self.breath.as_pattern()
        return [
            (BREATH_PARTS[n], pattern[n]) for n in BREATH_PARTS if n in pattern and n != "cycles"
        ]

    @property
    def has_more(self) -> bool:
        """A version with holds waits behind the one without."""
        return self.is_breath and self.usual.has_holds and not self.breath.has_holds

    @property
    def holds(self) -> bool:
        return self.is_breath and self.breath.has_holds

    @property
    def cautions(self) -> list[str]:
        """What to read first, each once; those of holding the breath where it is held."""
        are_told = not self.holds or self.practice.holds_breath
        told = [*([] if are_told else HOLD_CAUTIONS), *self.practice.cautions]
        return list(dict.fromkeys(map(str, told)))

    @property
    def is_ready(self) -> bool:
        """Nothing is left to read before starting."""
        read = self.asked.get("ready", "")
        return read == READ_OF_HOLDS or (not self.holds and (read == READ or not self.cautions))

    @property
    def read(self) -> str:
        """What the button below the cautions says was read."""
        return READ_OF_HOLDS if self.holds else READ

    @property
    def kept_choices(self) -> list[tuple[str, str]]:
        """What else the address asks for, to be asked for again."""
        names = {"easier", "holds", "minutes", "plain"}
        return [(name, str(self.asked[name])) for name in self.asked if name in names]

    @cached_property
    def lengths(self) -> list[Length]:
        """How long: a few rounds where that is usual, else minutes. The shortest comes first."""
        minutes = [] if self.holds else self.practice.lengths  # holds are counted in rounds
        found = [*map(self._rounds, self.rounds), *map(self._minutes, minutes)]
        asked = self.asked.get("minutes", "")
        chosen = next((n for n, each in enumerate(found) if str(each.minutes) == asked), 0)
        return [each._replace(is_chosen=n == chosen) for n, each in enumerate(found)]

    @property
    def rounds(self) -> list[int]:
        """How many rounds may be chosen. A breath that is held takes eight at most."""
        if self.holds:
            return ROUNDS_WITH_HOLDS
        return [self.breath.cycles] if self.is_breath and self.breath.cycles else []

    def _rounds(self, rounds: int) -> Length:
        seconds = rounds * self.breath.round_seconds
        words = ngettext("%(rounds)d round", "%(rounds)d rounds", rounds)
        return Length(words % {"rounds": rounds}, seconds, max(1, round(seconds / 60)))

    def _minutes(self, minutes: int) -> Length:
        seconds = self.breath.seconds_for(minutes) if self.is_breath else minutes * 60
        words = ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes)
        return Length(words % {"minutes": minutes}, seconds, minutes)

    @property
    def minutes(self) -> int:
        """The length that is chosen."""
        return next(each.minutes for each in self.lengths if each.is_chosen)

    @property
    def is_plain(self) -> bool:
        """A walk through the body that visits plain places only."""
        return "plain" in self.asked

    @property
    def steps(self) -> list[Step]:
        """What the screen shows one by one."""
        if self.is_easier:
            return [Step(self.practice.easier_version)]
        if self.is_scan:
            return [Step(place) for place in places_for(self.minutes, is_plain=self.is_plain)]
        texts = self.practice.steps
        if self.player == Player.SENSES and len(texts) == len(COUNTS):
            return [Step(t, range(n)) for t, n in zip(texts, COUNTS, strict=True)]
        return [Step(text) for text in texts]

    @property
    def onward(self) -> Onward | None:
        """The page of the journal that goes with it."""
        if self.player == Player.DIALOGUE:
            return Onward(_("What you set aside for therapy"), reverse("journal:for-therapy"))
        if self.player == Player.INTENTION:
            return Onward(_("Write it as an intention"), reverse("practices:intention-new"))
        return None

    @property
    def draws(self) -> bool:
        return self.player == Player.CANVAS

    @property
    def today(self) -> date:
        return timezone.localdate()

    @property
    def gentler(self) -> Practice | None:
        gentler = self.practice.gentler
        return gentler if gentler and gentler.is_live else None
