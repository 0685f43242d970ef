"""Write, change, put away and bring back an own question."""

from django.db import transaction

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.actions.keeping import held
from journal.models import OwnPrompt
from journal.prompt_documents import OwnQuestion

MOST_OWN_QUESTIONS = 200  # those put away among them: what is kept is shown, all of it


class QuestionChangedElsewhere(Exception):
    """The question has changed since this page was opened."""


class NoRoomForQuestions(Exception):
    """As many are kept as there is room for."""


@transaction.atomic
def write_own_question(text: str, *, by: User) -> OwnPrompt:
    hold_client(by)
    if OwnPrompt.objects.of(by).count() >= MOST_OWN_QUESTIONS:
        raise NoRoomForQuestions
    ensure_client_key(by.public_id)
    row = OwnPrompt(client=by)
    row.seal_for(reader_of(by), OwnQuestion(text).as_json())
    row.save(force_insert=True)
    return row


@transaction.atomic
def edit_own_question(row: OwnPrompt, text: str, *, revision: int, by: User) -> OwnPrompt:
    """Change its words. Answers already given keep the words they answered."""
    row = held(OwnPrompt.objects.kept(), row)
    if row.document_revision != revision:
        raise QuestionChangedElsewhere
    row.seal_for(reader_of(by), OwnQuestion(text).as_json())
    row.save()
    return row
