"""A client's sessions, entries and own questions, and what is shared with or suggested by others.

Plain columns: ids, owner, revision, state and dates. Every word is sealed, one document a row
(`journal.documents` and `journal.prompt_documents` give their shapes).
"""

from journal.models.entries import Entry, EntryQuerySet
from journal.models.guidance import (
    Guidance,
    GuidanceQuerySet,
    StandingQuerySet,
    Suggestion,
    SuggestionQuerySet,
)
from journal.models.keeping import DAYS_IN_TRASH, KeptQuerySet, leaves_trash_at
from journal.models.own_questions import OwnPrompt, OwnPromptQuerySet, PromptMemory
from journal.models.sessions import Session, SessionQuerySet
from journal.models.shares import Share, ShareQuerySet

__all__ = [
    "DAYS_IN_TRASH",
    "Entry",
    "EntryQuerySet",
    "Guidance",
    "GuidanceQuerySet",
    "KeptQuerySet",
    "OwnPrompt",
    "OwnPromptQuerySet",
    "PromptMemory",
    "Session",
    "SessionQuerySet",
    "Share",
    "ShareQuerySet",
    "StandingQuerySet",
    "Suggestion",
    "SuggestionQuerySet",
    "leaves_trash_at",
]
