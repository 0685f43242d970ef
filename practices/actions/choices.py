"""Change what a client chose for this room. It is theirs alone: no event tells of it."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_client_key
from encryption.readers import owner_reader
from practices.breathing import Breath
from practices.choice_documents import ChoicesDocument, EnergyWord
from practices.models import Practice, PracticeChoices

Change = Callable[[ChoicesDocument], ChoicesDocument]


def choose_words(energy_word: EnergyWord, *, larger_text: bool, by: User) -> None:
    """Keep how a day's energy is called, and whether lighter days have larger text."""
    change_choices(
        lambda saved: replace(saved, energy_word=energy_word.value, larger_text=larger_text), by=by
    )


def keep_breath(practice: Practice, breath: Breath | None, *, by: User) -> None:
    """Remember one's own breath for a practice; nothing lets its usual one be back."""
    change_choices(lambda saved: saved.with_breath(practice.public_id, breath), by=by)


@transaction.atomic
def change_choices(change: Change, *, by: User) -> None:
    """Read, change and seal; two changes at once both stay. What does not open stays as it is."""
    hold_client(by)
    ensure_client_key(by.public_id)
    reader = owner_reader(by.public_id)
    row = PracticeChoices.objects.filter(client=by).first() or PracticeChoices(client=by)
    before = (
        ChoicesDocument.from_json(row.open_for(reader))
        if row.document_revision
        else ChoicesDocument()
    )
    after = change(before)
    if after != before:
        row.seal_for(reader, after.as_json())
        row.save()
