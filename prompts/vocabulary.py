"""The words prompts are sorted by: stable codes and the labels people see."""

from django.db import models
from django.utils.translation import gettext_lazy as _

AT_MOST = 3  # never more prompts than this at once


class Phase(models.TextChoices):
    """Where someone stands, counted in days from a session."""

    PREPARE = "prepare", _("the days before a session")
    DAY = "day", _("the day of a session")
    LANDING = "landing", _("the hours after a session")
    FIRST_DAYS = "first_days", _("the first days after a session")
    FIRST_WEEK = "first_week", _("the first week after a session")
    WEAVING = "weaving", _("the weeks after a session")
    SETTLING = "settling", _("the months after a session")
    LONG_ARC = "long_arc", _("the long time after a session")
    BETWEEN = "between", _("any day")


class Depth(models.TextChoices):
    """How much someone has to give today. Each counts the same."""

    TEN_SECONDS = "ten_seconds", _("ten seconds")
    TWO_MINUTES = "two_minutes", _("two minutes")
    TEN_MINUTES = "ten_minutes", _("ten minutes")


class Weight(models.TextChoices):
    """How much a prompt may stir."""

    LIGHT = "light", _("light")
    MEDIUM = "medium", _("medium")
    HEAVY = "heavy", _("heavy")


class Mode(models.TextChoices):
    """The way of answering a prompt suggests; any other way is welcome."""

    WRITE = "write", _("write")
    SPEAK = "speak", _("speak")
    DRAW = "draw", _("draw")
    PICK = "pick", _("pick")
    BODY_MAP = "body_map", _("body map")
    LETTER = "letter", _("letter")
    DIALOGUE = "dialogue", _("dialogue")


class Domain(models.TextChoices):
    """The side of life a prompt speaks to (Bathje, Majeski and Kudowor 2022)."""

    MIND = "mind", _("mind")
    BODY = "body", _("body")
    SPIRIT = "spirit", _("spirit")
    RELATIONSHIPS = "relationships", _("relationships")
    LIFESTYLE = "lifestyle", _("way of living")
    NATURE = "nature", _("nature")


class Lens(models.TextChoices):
    """A theme a prompt looks through."""

    POLYAMORY = "polyamory", _("many loves")
    ADHD = "adhd", _("ADHD")
    CHRONIC_ILLNESS = "chronic-illness", _("living with illness")
    ANCESTRAL = "ancestral", _("family and ancestors")
    PARTS = "parts", _("parts of me")
    SPIRITUAL = "spiritual", _("something bigger")
    GRIEF = "grief", _("grief")
    IDENTITY = "identity", _("who I am")
    SUBSTANCE_CARE = "substance-care", _("care around substances")
    CHALLENGING_SESSION = "challenging-session", _("a hard session")
    NOTHING_HAPPENED = "nothing-happened", _("nothing much happened")
    SOMATIC = "somatic", _("body sensations")
    RELATIONSHIPS = "relationships", _("people close to me")
    SELF_COMPASSION = "self-compassion", _("kindness to myself")
    RECALL = "recall", _("remembering")
    INTENTION = "intention", _("intentions and small steps")
    ACT = "act", _("what matters to me")
    NATURE = "nature", _("outdoors")
    CREATIVE = "creative", _("making things")
    JOYFUL = "joyful", _("joy")
    WORK = "work", _("work")
    SLEEP = "sleep", _("sleep and rest")


# Offered only to people who chose them: nobody is taken to be any of these.
OPT_IN_LENSES = frozenset(
    {
        Lens.POLYAMORY,
        Lens.ADHD,
        Lens.CHRONIC_ILLNESS,
        Lens.ANCESTRAL,
        Lens.PARTS,
        Lens.SPIRITUAL,
        Lens.GRIEF,
        Lens.IDENTITY,
        Lens.SUBSTANCE_CARE,
        Lens.CHALLENGING_SESSION,
        Lens.NOTHING_HAPPENED,
    }
)

# What each phase has room for: nobody is asked for ten minutes while still landing.
DEPTHS_OF_PHASE: dict[str, tuple[str, ...]] = {
    Phase.PREPARE: (Depth.TEN_SECONDS, Depth.TWO_MINUTES),
    Phase.DAY: (Depth.TEN_SECONDS,),
    Phase.LANDING: (Depth.TEN_SECONDS,),
    Phase.FIRST_DAYS: (Depth.TEN_SECONDS, Depth.TWO_MINUTES),
    Phase.FIRST_WEEK: (Depth.TEN_SECONDS, Depth.TWO_MINUTES, Depth.TEN_MINUTES),
    Phase.WEAVING: (Depth.TEN_SECONDS, Depth.TWO_MINUTES, Depth.TEN_MINUTES),
    Phase.SETTLING: (Depth.TEN_SECONDS, Depth.TWO_MINUTES, Depth.TEN_MINUTES),
    Phase.LONG_ARC: (Depth.TEN_SECONDS, Depth.TWO_MINUTES, Depth.TEN_MINUTES),
    Phase.BETWEEN: (Depth.TEN_SECONDS, Depth.TWO_MINUTES),
}

# Nothing heavy is offered here.
QUIET_PHASES = frozenset({Phase.PREPARE, Phase.DAY, Phase.LANDING, Phase.FIRST_DAYS})
