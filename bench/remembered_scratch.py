"""A session with as many pieces as its journal has entries, sealed as always."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from encryption.readers import Reader
from journal.documents import SessionDocument
from journal.fragment_documents import FragmentDocument
from journal.models import Fragment, Session

LAYER_EACH = 5  # every fifth piece lies upon the one before
PIECE = FragmentDocument(text="Somebody was humming, far off.", words=("still",), clarity="hazy")


def a_session(person: User, reader: Reader, size: int) -> Session:
    """One held before the first entry, and what came back of it, a piece a day."""
    held_on = timezone.localdate() - timedelta(days=size + 1)
    session = Session(client=person, held_on=held_on)
    session.seal_for(reader, SessionDocument(name="The first one", cue="cedar").as_json())
    session.save()
    for start in range(0, size, 1000):
        Fragment.objects.bulk_create(pieces(session, reader, range(start, min(start + 1000, size))))
    return session


def pieces(session: Session, reader: Reader, numbers: range) -> list[Fragment]:
    found: list[Fragment] = []
    first: Fragment | None = None
    for number in numbers:
        at = timezone.now() - timedelta(days=number, hours=1)
        piece = Fragment(client=session.client, session=session, remembered_at=at)
        if first and number % LAYER_EACH == 0:
            piece.builds_on_id = first.public_id
        piece.seal_for(reader, PIECE.as_json())
        first = first if piece.builds_on_id else piece
        found.append(piece)
    return found
