"""Other questions on the page being written: one more, another, not this one again, an own one.

Each keeps every word typed, as saving does.
"""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import client_required
from accounts.models import User
from journal import offers
from journal.actions.entries import Writing, write_entry
from journal.actions.remembering import decline_prompt, save_for_therapy
from journal.beside import Beside
from journal.documents import Answer, is_uuid
from journal.forms.questions import blank_answers, mark_of, read_mark
from journal.models import Entry
from journal.reflecting import one_at_a_time
from journal.views.entries import save
from prompts.vocabulary import Depth

EDITOR = "journal:entry-edit"


@require_POST
@client_required
def entry_add_prompt(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words, with one more question under them; a heavier one if that is asked for."""
    heavy = request.POST.get("heavy") == "1"

    def write(writing: Writing, *, by: User) -> Entry:
        answers = writing.document.answers
        return write_asking(writing, (*answers, *one_more(writing, by, heavy=heavy)), by=by)

    return save(request, client, public_id, write, EDITOR)


@require_POST
@client_required
def entry_swap_prompt(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words, with another question in the place of this one."""
    mark = request.POST.get("which", "")

    def write(writing: Writing, *, by: User) -> Entry:
        more = one_more(writing, by)
        asked = replaced(writing.document.answers, mark, more) if more else None
        return write_asking(writing, asked or writing.document.answers, by=by)

    return save(request, client, public_id, write, EDITOR)


@require_POST
@client_required
def entry_decline_prompt(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words, never offer this question again, and show another in its place."""
    mark = request.POST.get("which", "")

    def write(writing: Writing, *, by: User) -> Entry:
        which = read_mark(mark)
        if which and any(answer.prompt == which.prompt for answer in writing.document.answers):
            decline_prompt(UUID(which.prompt), by=by)
        more = one_more(writing, by)
        return write_asking(writing, replaced(writing.document.answers, mark, more), by=by)

    return save(request, client, public_id, write, EDITOR)


@require_POST
@client_required
def entry_save_prompt(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words, and save this question for therapy."""
    mark = request.POST.get("which", "")

    def write(writing: Writing, *, by: User) -> Entry:
        for answer in writing.document.answers:
            if str(mark_of(answer)) == mark:
                save_for_therapy(answer, by=by)
                messages.info(request, _("Saved for therapy."))
        return write_entry(writing, by=by)

    return save(request, client, public_id, write, EDITOR)


@require_POST
@client_required
def entry_one_at_a_time(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words, and go on with one question a screen."""

    def write(writing: Writing, *, by: User) -> Entry:
        document = one_at_a_time(writing.document, Depth.TWO_MINUTES)
        return write_entry(replace(writing, document=document), by=by)

    return save(request, client, public_id, write, "journal:reflect-step")


@require_POST
@client_required
def entry_ask_own(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    """Keep the words, with one of the person's own questions under them."""
    own = request.POST.get("own", "")

    def write(writing: Writing, *, by: User) -> Entry:
        lines = [line for line in Beside(by).own if str(line.row.public_id) == own]
        more = blank_answers([line.offer for line in lines])
        return write_asking(writing, (*writing.document.answers, *more), by=by)

    return save(request, client, public_id, write, EDITOR)


def one_more(writing: Writing, by: User, *, heavy: bool = False) -> tuple[Answer, ...]:
    seen = [answer.prompt for answer in writing.document.answers if is_uuid(answer.prompt)]
    return blank_answers(offers.one_more(by, writing.session, seen, heavy=heavy))


def replaced(
    answers: tuple[Answer, ...], mark: str, more: tuple[Answer, ...]
) -> tuple[Answer, ...]:
    """The new one in the old one's place; an old one with an answer stays, and the new follows."""
    places = [n for n, answer in enumerate(answers) if str(mark_of(answer)) == mark]
    if not places:
        return (*answers, *more)
    place = places[0]
    stays = answers[place : place + 1] if answers[place].answer.strip() else ()
    return (*answers[:place], *stays, *more, *answers[place + 1 :])


def write_asking(writing: Writing, answers: tuple[Answer, ...], *, by: User) -> Entry:
    once = tuple({mark_of(answer): answer for answer in answers}.values())
    document = replace(writing.document, answers=once)
    return write_entry(replace(writing, document=document), by=by)
