"""Write, change, put away and bring back an own question."""

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from audit.actions import record
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.models import OwnPrompt, OwnPromptQuerySet
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


@transaction.atomic
def trash_own_question(row: OwnPrompt, *, by: User) -> None:
    """Put it away for thirty days; it is offered no more."""
    row = held(OwnPrompt.objects.kept(), row)
    row.trashed_at = timezone.now()
    row.save(update_fields=["trashed_at"])
    record_own_question(row, by=by, action="trashed")


@transaction.atomic
def restore_own_question(row: OwnPrompt, *, by: User) -> None:
    row = held(OwnPrompt.objects.in_trash(), row)
    row.trashed_at = None
    row.save(update_fields=["trashed_at"])
    record_own_question(row, by=by, action="restored")


@transaction.atomic
def erase_own_question(row: OwnPrompt, *, by: User | None) -> None:
    """Destroy it with its key; `by` is None when its time in the trash is over."""
    for still_in_trash in OwnPrompt.objects.in_trash().select_for_update().filter(pk=row.pk):
        record_own_question(still_in_trash, by=by, action="erased")
        still_in_trash.delete()


def held(rows: OwnPromptQuerySet, row: OwnPrompt) -> OwnPrompt:
    """Lock it; gone if another page was faster in putting it away or bringing it back."""
    return get_object_or_404(rows.select_for_update(), pk=row.pk)


def record_own_question(row: OwnPrompt, *, by: User | None, action: str) -> None:
    record(
        subject=row.client_id,
        actor=by.public_id if by else None,
        kind="own question",
        object_id=row.public_id,
        action=action,
        outcome="ok",
    )
