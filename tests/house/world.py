"""One small world with something of every kind in it, and who lives there."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.utils import timezone

from accounts.access import handle_of
from accounts.actions.devices import meet_device
from accounts.actions.held_words import hold_words
from accounts.actions.invitations import make_invitation
from accounts.actions.relationships import begin_relationship
from accounts.held_documents import HeldForm
from accounts.models import CareRelationship, TherapistApplication, User
from journal.actions.body import PlaceWriting, keep_place
from journal.actions.body_usual import keep_usual_place
from journal.actions.chains import ChainWriting, keep_chain
from journal.actions.entries import finish_entry, trash_entry, write_entry
from journal.actions.keeping import put_away
from journal.actions.own_questions import write_own_question
from journal.actions.sessions import SessionWriting, log_session, trash_session
from journal.actions.sharing import share_entry
from journal.actions.suggesting import set_guidance, suggest
from journal.actions.threads import begin_thread
from journal.chain_documents import ChainDocument
from journal.documents import Sensation, SessionDocument
from journal.models import Entry, Guidance, Session, Thread
from journal.prompt_documents import GuidanceDocument, SuggestedQuestion, SuggestionDocument
from practices.actions.arc import keep_arc_wish
from practices.actions.intentions import Source, remove_intention
from practices.actions.intentions_moments import celebrate, remove_moment, say_day
from practices.actions.log import log_practice, remove_log
from practices.actions.pauses import begin_pause, end_pause
from practices.actions.plan import add_to_plan, remove_from_plan
from practices.actions.suggested import suggest_practice
from practices.arc_documents import ArcDocument
from practices.intention_documents import Near
from practices.models import Practice
from prompts.models import HelpLine, Library, Notice, Prompt
from reminders.actions.choosing import make_feed
from reminders.actions.places import add_place
from reminders.choices import choices_of
from reminders.models import PushPlace, Reminder
from tests.conftest import make_user
from tests.journal.conftest import a_writing, remember
from tests.journal.landing import a_link
from tests.journal.things import a_recording, attached
from tests.practices.intending import an_intention
from tests.reminders.places import a_place

CAST = {
    "alice": "client",
    "nora": "therapist",
    "charlie": "client",
    "tess": "therapist",
    "cora": "curator",
    "root": "admin",
}
PERSONAS = ("nobody", *CAST)


@dataclass
class World:
    """The cast by name, and the objects by the word the table uses for them."""

    people: dict[str, User]
    objects: dict[str, Any]


def build() -> World:
    """Alice owns everything; Nora reads what is shared; the others are strangers to her."""
    people = {n: make_user(f"{n}@example.org", r, name=n.title()) for n, r in CAST.items()}
    for command in ("load_library", "load_practices", "load_help_lines", "load_notices"):
        call_command(command, verbosity=0)
    alice, nora = people["alice"], people["nora"]
    objects = journal_objects(alice, nora) | practice_objects(alice)
    objects |= memory_objects(alice, objects["session"])
    objects |= body_objects(alice)
    objects |= attachment_objects(objects["entry"])
    objects |= landing_objects(alice, objects["session"])
    objects |= plan_objects(alice, nora, objects["care"])
    objects |= reminder_objects(alice)
    objects |= arc_objects(alice)
    objects |= intention_objects(alice, objects)
    objects["invitation"] = make_invitation(by=nora).invitation.public_id
    objects["log_in"] = handle_of(a_log_in_of(alice))
    objects["held"] = held_words_of(alice)
    return World(people, objects | rows_in_the_admin(people))


def a_log_in_of(person: User) -> UserSession:
    return UserSession.objects.create(user=person, ip="127.0.0.1", session_key="on another device")


def held_words_of(person: User) -> UUID:
    """What she sent from her browser while she was logged out."""
    device = meet_device(person, uuid4())
    form = HeldForm("/journal/sessions/new/", (("notes", "A long blue corridor."),))
    return hold_words(device, form).public_id


def rows_in_the_admin(people: dict[str, User]) -> dict[str, Any]:
    application = TherapistApplication.objects.create(
        applicant=people["charlie"],
        name="Charlie",
        credentials="in training",
        reading_days="Monday",
    )
    return {
        "prompt": Prompt.objects.live().first().pk,
        "library": Library.objects.first().pk,
        "help_line": HelpLine.objects.first().pk,
        "notice": Notice.objects.first().pk,
        "application": application.pk,
        "a_client": people["alice"].pk,
        "a_therapist": people["nora"].pk,
    }


def journal_objects(alice: User, nora: User) -> dict[str, Any]:
    session = SessionWriting(date(2026, 11, 17), None, SessionDocument(name="The second one"))
    care = begin_relationship(client=alice, therapist=nora, by=alice)
    entry, trashed = (finish_entry(a_writing(), by=alice) for _ in range(2))
    trashed_session = log_session(session, by=alice)
    share = share_entry(entry, care, previewed_revision=1, by=alice)
    trash_entry(trashed, by=alice)
    trash_session(trashed_session, by=alice)
    return question_objects(alice, nora, care) | {
        "session": log_session(session, by=alice).public_id,
        "trashed_session": trashed_session.public_id,
        "entry": entry.public_id,
        "draft": write_entry(a_writing(), by=alice).public_id,
        "trashed": trashed.public_id,
        "care": care.public_id,
        "share": share.public_id,
    }


def memory_objects(alice: User, session_id: UUID) -> dict[str, Any]:
    """What came back to Alice of her session, and what she goes on holding."""
    session = Session.objects.get(public_id=session_id)
    first, away = remember(session), remember(session)
    thread, resting = (begin_thread("The corridor.", session=session, by=alice) for _ in range(2))
    put_away(away, by=alice)
    put_away(resting, by=alice)
    return {
        "fragment": first.public_id,
        "layer": remember(session, builds_on=first).public_id,
        "trashed_fragment": away.public_id,
        "thread": thread.public_id,
        "trashed_thread": resting.public_id,
    }


def body_objects(alice: User) -> dict[str, Any]:
    """Alice notes what her chest says, what is usual there, and how a chain went."""
    maps, chains = [uuid4(), uuid4()], [uuid4(), uuid4()]
    noted = PlaceWriting((Sensation("chest", ("tight",), 6, "unpleasant"),))
    keep_usual_place(noted, by=alice)
    kept = [keep_place(public_id, noted, by=alice) for public_id in maps]
    document = ChainDocument(places=("chest",), sensations=("tight",), feelings=("anxious",))
    day = date(2026, 11, 18)
    chained = [keep_chain(ChainWriting(p, day, None, document), by=alice) for p in chains]
    put_away(kept[1], by=alice)
    put_away(chained[1], by=alice)
    return dict(zip(("body_map", "trashed_body_map"), maps, strict=True)) | dict(
        zip(("chain", "trashed_chain"), chains, strict=True)
    )


def attachment_objects(entry_id: UUID) -> dict[str, Any]:
    """A recording that lies with Alice's entry, and one that she put away."""
    entry = Entry.objects.select_related("client").get(public_id=entry_id)
    kept, away = (attached(entry, a_recording(2_000)) for _ in range(2))
    put_away(away, by=entry.client)
    return {"attachment": kept.public_id, "trashed_attachment": away.public_id}


def question_objects(alice: User, nora: User, care: CareRelationship) -> dict[str, Any]:
    """Alice asks herself something; Nora suggests a question, and themes."""
    own, trashed = (write_own_question("Where was I kind?", by=alice) for _ in range(2))
    put_away(trashed, by=alice)
    question = SuggestedQuestion(str(uuid4()), 0, "What would a gentle morning be?")
    suggestion = suggest(care, SuggestionDocument((question,), note="You said so."), by=nora)
    set_guidance(care, GuidanceDocument(("sleep",), ("grief",), "medium"), by=nora)
    return {
        "own_question": own.public_id,
        "trashed_question": trashed.public_id,
        "suggestion": suggestion.public_id,
        "guidance": Guidance.objects.get().public_id,
    }


def landing_objects(alice: User, session_id: UUID) -> dict[str, Any]:
    """A link she prepared for the first hours: the secret opens its pages for anybody."""
    prepared = a_link(Session.objects.get(public_id=session_id), by=alice)
    return {"landing": prepared.secret, "landing_link": prepared.link.public_id}


def reminder_objects(alice: User) -> dict[str, Any]:
    """Alice follows her calendar by its private address, and is told by one browser."""
    make_feed(by=alice)
    add_place(a_place(), by=alice)
    return {
        "feed": choices_of(alice).document.feed_secret,
        "push_place": PushPlace.objects.get().public_id,
    }


def arc_objects(alice: User) -> dict[str, Any]:
    """Alice is reminded along the way, and left it unanswered for long."""
    keep_arc_wish(ArcDocument(), by=alice)
    arc = Reminder.objects.filter(kind=Reminder.Kind.ARC)
    arc.update(rests_since=timezone.now())
    return {"resting_reminder": arc.get().public_id}


def plan_objects(alice: User, nora: User, care_id: UUID) -> dict[str, Any]:
    """Alice rests, and has started again before; Nora suggests a practice."""
    today = timezone.localdate()
    pause, ended = (begin_pause(today, None, "Exams.", by=alice) for _ in range(2))
    end_pause(ended, by=alice)
    care = CareRelationship.objects.get(public_id=care_id)
    practice = Practice.objects.order_by("pk")[2]
    return {
        "pause": pause.public_id,
        "ended_pause": ended.public_id,
        "suggested": suggest_practice(care, practice, "For mornings.", by=nora).public_id,
    }


def intention_objects(alice: User, objects: dict[str, Any]) -> dict[str, Any]:
    """Something Alice is trying, something she took out, and what she celebrated of the first.

    It grew from all she wrote, she looks at it daily, and is reminded of the days to do so.
    """
    source = Source(
        entry=Entry.objects.get(public_id=objects["entry"]),
        thread=Thread.objects.get(public_id=objects["thread"]),
        session=Session.objects.get(public_id=objects["session"]),
    )
    today, day = timezone.localdate(), date(2026, 11, 18)
    soon = (today + timedelta(days=7),)
    row, away = (an_intention(alice, source=source, review_on=soon, reminds=True) for _ in range(2))
    say_day(row, Near.CLOSE, day=today, by=alice)
    looks = [celebrate(row, "It helped.", form_id=uuid4(), day=day, by=alice) for _ in range(2)]
    remove_intention(away, by=alice)
    remove_moment(looks[1], by=alice)
    return {
        "intention": row.public_id,
        "removed_intention": away.public_id,
        "a_look": looks[0].public_id,
        "removed_look": looks[1].public_id,
    }


def practice_objects(alice: User) -> dict[str, Any]:
    first, second = Practice.objects.order_by("pk")[:2]
    planned, removed = add_to_plan(first, by=alice), add_to_plan(second, by=alice)
    remove_from_plan(removed, by=alice)
    log, removed_log = (
        log_practice(first, by=alice, form_id=uuid4(), done_on=date(2026, 11, 18)) for _ in range(2)
    )
    remove_log(removed_log, by=alice)
    return {
        "practice": first.slug,
        "practice_row": first.pk,
        "breath": "even-breathing",
        "planned": planned.public_id,
        "removed": removed.public_id,
        "log": log.public_id,
        "removed_log": removed_log.public_id,
    }
