"""Empty the trash when its thirty days are over."""

from datetime import timedelta

from django.utils import timezone

from journal.actions.entries import erase_entry
from journal.actions.own_questions import erase_own_question
from journal.actions.sessions import erase_session
from journal.models import DAYS_IN_TRASH, Entry, OwnPrompt, Session


def empty_trash() -> int:
    """Erase what has lain in the trash for thirty days; returns how many rows went."""
    deadline = timezone.now() - timedelta(days=DAYS_IN_TRASH)
    entries = list(Entry.objects.in_trash().trashed_before(deadline)[:1000])
    sessions = list(Session.objects.in_trash().trashed_before(deadline)[:1000])
    questions = list(OwnPrompt.objects.in_trash().trashed_before(deadline)[:1000])
    for entry in entries:
        erase_entry(entry, by=None)
    for session in sessions:
        erase_session(session, by=None)
    for question in questions:
        erase_own_question(question, by=None)
    return len(entries) + len(sessions) + len(questions)
