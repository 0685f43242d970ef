"""The catalogue, which curators own, and what a client plans and does, which only they can read."""

from practices.models.catalogue import Practice
from practices.models.plan import PlannedPractice, PracticeLog

__all__ = ["PlannedPractice", "Practice", "PracticeLog"]
