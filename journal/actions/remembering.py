"""Remember what choosing needs: what was answered, declined for good, set aside, or saved."""

import logging
from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from encryption.errors import Unreadable
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.documents import Answer, is_uuid
from journal.models import PromptMemory
from journal.prompt_documents import REMEMBERED_AT_MOST, ForTherapy, Memory
from prompts.actions.uses import leave_slip, season_of

log = logging.getLogger(__name__)
Change = Callable[[Memory], Memory]


def decline_prompt(prompt: UUID, *, by: User) -> None:
    """Never offer this one again. Nobody else learns of it."""
    change_memory(lambda memory: memory.with_declined(prompt), by=by)


def take_back_prompt(prompt: UUID, *, by: User) -> None:
    """Let it be offered again."""
    change_memory(lambda memory: memory.without_declined(prompt), by=by)


def save_for_therapy(answer: Answer, *, by: User) -> None:
    """Keep a question for the next talk. The therapist sees nothing of it."""
    question = ForTherapy(
        answer.prompt, answer.version, answer.wording, timezone.localdate(), answer.language
    )
    change_memory(lambda memory: memory.with_saved(question), by=by)


def take_from_therapy(prompt: UUID, *, by: User) -> None:
    change_memory(lambda memory: memory.without_saved(prompt), by=by)


def set_guidance_aside(relationship: UUID, *, by: User) -> None:
    """Choose as if this guidance were not there. Its therapist does not learn of it."""
    change_memory(lambda memory: memory.with_set_aside(relationship), by=by)


def follow_guidance(relationship: UUID, *, by: User) -> None:
    change_memory(lambda memory: memory.without_set_aside(relationship), by=by)


def remember_answers(answers: Iterable[Answer], *, by: User) -> None:
    """Note which questions were answered today; one that cannot be noted stops no writing.

    Those of the library leave slips that name nobody, once a person and season.
    """
    answered = [answer for answer in answers if is_uuid(answer.prompt)]
    if not answered:
        return
    today = timezone.localdate()
    prompts = [UUID(answer.prompt) for answer in answered]
    try:
        before, after = change_memory(lambda memory: memory.with_answers(prompts, today), by=by)
    except Unreadable:
        log.error("the memory of questions of %s does not open", by.public_id)
        return
    of_library = [UUID(answer.prompt) for answer in answered if answer.version]
    leave_slip(not_counted(of_library, before, today), whose=after.pseudonym, on=today)


def not_counted(prompts: Iterable[UUID], memory: Memory, today: date) -> list[UUID]:
    """Those this person has not answered yet this season; none once a memory is full."""
    if len(memory.answered) >= REMEMBERED_AT_MOST:
        return []
    seasons = {prompt: season_of(on) for prompt, on in memory.answered.items()}
    return [prompt for prompt in prompts if seasons.get(prompt) != season_of(today)]


@transaction.atomic
def change_memory(change: Change, *, by: User) -> tuple[Memory, Memory]:
    """Read, change and seal one person's memory; two changes at once both stay.

    Returns what it was before, and what it is now.
    """
    hold_client(by)
    ensure_client_key(by.public_id)
    reader = reader_of(by)
    row = PromptMemory.objects.filter(client=by).first() or PromptMemory(client=by)
    before = Memory.from_json(row.open_for(reader)) if row.document_revision else Memory()
    after = change(before)
    if after != before:
        row.seal_for(reader, after.as_json())
        row.save()
    return before, after
