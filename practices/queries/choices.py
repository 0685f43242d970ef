"""What a client chose for this room: how a day's energy is called, how large lighter text is."""

from accounts.models import User
from practices.choice_documents import ChoicesDocument
from practices.models import PracticeChoices
from practices.own_key import OwnKey


def choices_of(client: User, key: OwnKey | None = None) -> ChoicesDocument:
    """Opened; what stands before anything was said where there is nothing, or it does not open."""
    row = PracticeChoices.objects.filter(client=client).first()
    return opened_choices(row, key or OwnKey(client))


def opened_choices(row: PracticeChoices | None, key: OwnKey) -> ChoicesDocument:
    opened = key.opened(row) if row else None
    return ChoicesDocument.from_json(opened) if opened else ChoicesDocument()
