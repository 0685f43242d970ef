"""A client's days when everything is there that one may have: what pages cost is measured here."""

from datetime import timedelta
from uuid import uuid4

from django.core.management import call_command
from django.utils import timezone

from accounts.actions.preferences import save_preferences
from accounts.actions.relationships import begin_relationship
from accounts.models import CareRelationship, User
from accounts.preferences import PreferencesView
from journal.actions.entries import finish_entry, write_entry
from journal.actions.own_questions import write_own_question
from journal.actions.sharing import share_entry
from journal.actions.suggesting import set_guidance, suggest
from journal.actions.threads import begin_thread
from journal.models import Session
from journal.prompt_documents import GuidanceDocument, SuggestedQuestion, SuggestionDocument
from practices.actions.arc import keep_arc_wish
from practices.actions.log import log_practice
from practices.actions.plan import add_to_plan
from practices.actions.reminders import edit_reminder
from practices.actions.suggested import suggest_practice
from practices.arc_documents import ArcDocument
from practices.models import Practice
from prompts.models import Prompt
from reminders.actions.choosing import set_ask_aside
from tests.journal.conftest import a_session, a_writing, remember
from tests.practices.conftest import EVENING
from tests.practices.intending import an_intention


def live_fully(client: User, therapist: User) -> Session:
    """A session a week ago and one this morning, somebody who suggests, a plan, reminders.

    Return the session of this morning.
    """
    for command in ("load_library", "load_practices", "load_notices"):
        call_command(command, verbosity=0)
    wishes = PreferencesView(session_word="journey")
    save_preferences(by=client, name=client.name, time_zone=client.time_zone, wishes=wishes)
    care = begin_relationship(client=client, therapist=therapist, by=client)
    a_session(client, held_on=timezone.localdate() - timedelta(days=7))
    session = a_session(client)
    with_words(session, care)
    with_suggestions(care, therapist)
    with_a_plan(client)
    with_reminders(client)
    return session


def with_words(session: Session, care: CareRelationship) -> None:
    """Pieces, lines held, entries open and finished, and one of them shared."""
    client = session.client
    remember(session, builds_on=remember(session))
    begin_thread("The corridor.", session=session, by=client)
    write_entry(a_writing(session=session), by=client)
    entry = finish_entry(a_writing(session=session), by=client)
    share_entry(entry, care, previewed_revision=entry.document_revision, by=client)
    write_own_question("Where was I kind?", by=client)


def with_suggestions(care: CareRelationship, therapist: User) -> None:
    own = SuggestedQuestion(str(uuid4()), 0, "What would a gentle morning be?")
    live = Prompt.objects.live().select_related("live_version")[0]
    shipped = SuggestedQuestion(str(live.public_id), live.live_version.number, "")
    suggest(care, SuggestionDocument((own, shipped), note="You said so."), by=therapist)
    set_guidance(care, GuidanceDocument(("sleep",), ("grief",), "medium"), by=therapist)
    suggest_practice(care, Practice.objects.live().order_by("-pk")[0], "", by=therapist)


def with_a_plan(client: User) -> None:
    for practice in Practice.objects.live().order_by("pk")[:2]:
        edit_reminder(add_to_plan(practice, by=client), EVENING, by=client)
        log_practice(practice, by=client, form_id=uuid4(), done_on=timezone.localdate())
    an_intention(client, review_on=(timezone.localdate(),), reminds=True)


def with_reminders(client: User) -> None:
    """Along the way; and the question whether a browser may tell them was answered long ago."""
    keep_arc_wish(ArcDocument(), by=client)
    set_ask_aside(by=client)
