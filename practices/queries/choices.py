"""What a client chose for this room: how a day's energy is called, how large lighter text is."""

from django.db.models import QuerySet

from accounts.models import User
from practices.choice_documents import ChoicesDocument
from practices.models import PracticeChoices
from practices.own_key import OwnKey


def choices_of(client: User, key: OwnKey | None = None) -> ChoicesDocument:
    """Opened; what stands before anything was said where there is nothing, or it does not open."""
    row = PracticeChoices.objects.filter(client=client).first()
    return opened_choices(row, key or OwnKey(client))


def with_choices(client: User) -> QuerySet[User]:
    """The same person with what they chose, here and elsewhere: all of it in one query."""
    chosen = ("practice_choices", "preferences", "reminder_settings")
    return User.objects.select_related(*chosen).filter(pk=client.pk)


def person_with_choices(client: User) -> User:
    return with_choices(client).get()


def choices_found(person: User, key: OwnKey) -> ChoicesDocument:
    return opened_choices(getattr(person, "practice_choices", None), key)


def opened_choices(row: PracticeChoices | None, key: OwnKey) -> ChoicesDocument:
    opened = key.opened(row) if row else None
    return ChoicesDocument.from_json(opened) if opened else ChoicesDocument()
