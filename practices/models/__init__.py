"""The catalogue, which curators own, and what a client plans and does, which only they can read."""

from practices.models.arc import ArcWish
from practices.models.catalogue import Practice
from practices.models.days import EnergyDay, Pause
from practices.models.intentions import Intention, IntentionMoment
from practices.models.plan import PlannedPractice, PracticeLog
from practices.models.suggested import PracticeChoices, PracticeSuggestion
from practices.models.versions import PracticeVersion

__all__ = [
    "ArcWish",
    "EnergyDay",
    "Intention",
    "IntentionMoment",
    "Pause",
    "PlannedPractice",
    "Practice",
    "PracticeChoices",
    "PracticeLog",
    "PracticeSuggestion",
    "PracticeVersion",
]
