"""The demo people and what they wrote: made through the same actions as everybody else's."""

from datetime import datetime, time, timedelta
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from accounts.actions.relationships import begin_relationship
from accounts.models import TherapistProfile, User
from journal.actions.body import About, PlaceWriting, keep_place
from journal.actions.chains import ChainWriting, keep_chain
from journal.actions.entries import Writing, finish_entry, write_entry
from journal.actions.fragments import FragmentWriting, keep_fragment
from journal.actions.own_questions import write_own_question
from journal.actions.sessions import SessionWriting, log_session
from journal.actions.sharing import share_entry
from journal.actions.suggesting import suggest
from journal.actions.threads import begin_thread
from journal.chain_documents import ChainDocument
from journal.documents import Answer, EntryDocument, Sensation, SessionDocument
from journal.fragment_documents import FragmentDocument
from journal.models import Fragment, Session
from journal.prompt_documents import SuggestedQuestion, SuggestionDocument
from prompts.queries import live_prompts

PASSWORD = "a quiet lake at noon"  # noqa: S105 - the demo's, printed at each start
PEOPLE = (
    ("alice@example.org", User.Role.CLIENT, "Alice"),
    ("charlie@example.org", User.Role.CLIENT, "Charlie"),
    ("nora@example.org", User.Role.THERAPIST, "Nora"),
    ("tess@example.org", User.Role.THERAPIST, "Tess"),
    ("cora@example.org", User.Role.CURATOR, "Cora"),
    ("curt@example.org", User.Role.CURATOR, "Curt"),
    ("root@example.org", User.Role.ADMIN, "Root"),
)
SESSION = SessionDocument(
    name="The second one",
    kind="at the clinic, with music",
    intention="To be a little kinder with my body.",
    people="Nora and a nurse",
    notes="A long blue corridor. The cello.",
    comfort="The grey blanket. My sister at the door at five.",
    cue="The smell of cedar",
)
BEGAN, ENDED = time(11), time(12, 30)
PIECES = (  # how long after it ended, and what came
    (timedelta(minutes=40), FragmentDocument(words=("floating", "warm"), clarity="clear")),
    (timedelta(hours=5), FragmentDocument(text="Somebody was humming.", clarity="hazy")),
    (timedelta(days=3), FragmentDocument(text="A door I did not open.", clarity="unsure")),
)
LATER = FragmentDocument(text="Not humming. It was the cello.", clarity="clear")
PLACES = (
    Sensation("chest", ("warm", "open"), 4, "pleasant"),
    Sensation("shoulders:left", ("heavy",), 3, "neutral"),
)
CHAIN = ChainDocument(
    before="The phone rang at dinner",
    places=("jaw",),
    sensations=("tight",),
    story="I have to be quick.",
    choice="Let it ring once more, and breathe out.",
)
THREAD = "Nobody wanted anything of me."
SUGGESTED = "What would a gentle morning look like this week?"
OWN_QUESTION = "Where was I kind to myself today?"
ANSWERS = {
    "What did I learn about myself?": "I can rest before I am worn out.",
    "What part of the journey stands out most?": "The cello. Nobody wanted anything of me.",
}


@transaction.atomic
def introduce_people() -> list[User]:
    """Make the demo people, unless they are there; returns those who are new."""
    new = [introduce(*person) for person in PEOPLE if not is_here(person[0])]
    if new:
        tell_alices_story()
    return new


def is_here(email: str) -> bool:
    return User.objects.filter(email=email).exists()


def introduce(email: str, role: str, name: str) -> User:
    person = User.objects.create_user(
        email, PASSWORD, role=role, name=name, first_steps_at=timezone.now()
    )
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    if person.is_therapist:
        TherapistProfile.objects.create(therapist=person, reading_days="Tuesday and Friday")
    return person


def tell_alices_story() -> None:
    """A session last week, one entry shared with Nora, one kept private, one still open."""
    alice, nora = (User.objects.get(email=f"{name}@example.org") for name in ("alice", "nora"))
    care = begin_relationship(client=alice, therapist=nora, by=alice)
    held_on = timezone.localdate() - timedelta(days=6)
    session = log_session(SessionWriting(held_on, BEGAN, SESSION, end_time=ENDED), by=alice)
    remember_pieces(session)
    begin_thread(THREAD, session=session, by=alice)
    map_two_places(session)
    keep_chain(ChainWriting(uuid4(), held_on + timedelta(days=4), session, CHAIN), by=alice)
    shared = finish_entry(writing(first_words(), session, days_after=1), by=alice)
    share_entry(shared, care, previewed_revision=shared.document_revision, by=alice)
    private = EntryDocument(
        title="Only for me", text="I was angry on the way home. That is allowed."
    )
    finish_entry(writing(private, session, days_after=2), by=alice)
    write_entry(writing(EntryDocument(text="The corridor came back in a dream"), session), by=alice)
    write_own_question(OWN_QUESTION, by=alice)
    question = SuggestedQuestion(str(uuid4()), 0, SUGGESTED)
    suggest(care, SuggestionDocument((question,), note="You spoke of mornings."), by=nora)


def map_two_places(session: Session) -> None:
    map_id, about = uuid4(), About(session=session)
    for place in PLACES:
        keep_place(map_id, PlaceWriting((place,)), by=session.client, about=about)


def remember_pieces(session: Session) -> None:
    """What came back, each piece at its own time, and one more thing upon the second."""
    zone = timezone.get_current_timezone()
    ended = datetime.combine(session.held_on, ENDED, zone)
    kept = [remember(session, ended + after, document) for after, document in PIECES]
    remember(session, ended + timedelta(days=4), LATER, upon=kept[1])


def remember(
    session: Session, at: datetime, document: FragmentDocument, upon: Fragment | None = None
) -> Fragment:
    writing = FragmentWriting(
        uuid4(), session.client, session, Fragment.Kind.WORDS, document, at, upon
    )
    return keep_fragment(writing, by=session.client)


def first_words() -> EntryDocument:
    return EntryDocument(
        title="After the second one",
        answers=tuple(
            Answer(str(prompt.prompt_id), prompt.version, prompt.text, ANSWERS[prompt.text])
            for prompt in live_prompts()
            if prompt.text in ANSWERS
        ),
        text="Walked home along the canal. Everything a bit slower and softer.",
        feelings=("relieved", "tender", "mixed"),
        sensations=(Sensation("chest", ("warm", "open"), 4, "pleasant"),),
        tags=("rest",),
        people=("N",),
    )


def writing(document: EntryDocument, session: Session, *, days_after: int = 5) -> Writing:
    return Writing(
        public_id=uuid4(),
        revision=0,
        document=document,
        entry_on=session.held_on + timedelta(days=days_after),
        session=session,
    )
