"""A client’s sessions, entries and all they keep, and what is shared with or suggested by others.

Plain columns: ids, owner, revision, state and dates. Every word is sealed, one document a row
(`journal.documents` and `journal.prompt_documents` give their shapes).
"""

from journal.models.attachments import Attachment, AttachmentQuerySet
from journal.models.body import BodyMap, BodyMapQuerySet, BodyUsual, Chain, ChainQuerySet
from journal.models.entries import Entry, EntryQuerySet
from journal.models.fragments import Fragment, FragmentQuerySet
from journal.models.guidance import (
    Guidance,
    GuidanceQuerySet,
    StandingQuerySet,
    Suggestion,
    SuggestionQuerySet,
)
from journal.models.keeping import DAYS_IN_TRASH, KeptQuerySet, leaves_trash_at
from journal.models.landing import LandingLink, LandingLinkQuerySet
from journal.models.own_questions import OwnPrompt, OwnPromptQuerySet, PromptMemory
from journal.models.sessions import Session, SessionQuerySet
from journal.models.shares import Share, ShareQuerySet
from journal.models.threads import Thread, ThreadQuerySet

__all__ = [
    "DAYS_IN_TRASH",
    "Attachment",
    "AttachmentQuerySet",
    "BodyMap",
    "BodyMapQuerySet",
    "BodyUsual",
    "Chain",
    "ChainQuerySet",
    "Entry",
    "EntryQuerySet",
    "Fragment",
    "FragmentQuerySet",
    "Guidance",
    "GuidanceQuerySet",
    "KeptQuerySet",
    "LandingLink",
    "LandingLinkQuerySet",
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
    "Thread",
    "ThreadQuerySet",
    "leaves_trash_at",
]
