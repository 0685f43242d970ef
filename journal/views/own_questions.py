"""The client's own questions: write, change, put away, bring back, erase."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import client_required, posted
from accounts.models import User
from journal.access import own_prompt_of, trashed_own_prompt_of
from journal.actions.keeping import bring_back, erase, put_away
from journal.actions.own_questions import (
    NoRoomForQuestions,
    QuestionChangedElsewhere,
    edit_own_question,
    write_own_question,
)
from journal.asked_aside import own_line, own_page
from journal.forms.own_questions import OwnQuestionForm
from journal.views.put_away import say_put_away


@require_safe
@client_required
def own_questions(request: HttpRequest, client: User) -> HttpResponse:
    return own_list(request, client, OwnQuestionForm())


@require_POST
@client_required
def own_question_new(request: HttpRequest, client: User) -> HttpResponse:
    form = OwnQuestionForm(request.POST)
    if not form.is_valid():
        return own_list(request, client, form, status=422)
    try:
        write_own_question(form.cleaned_data["text"], by=client)
    except NoRoomForQuestions:
        form.say_there_is_no_room()
        return own_list(request, client, form, status=422)
    messages.info(request, _("Kept. It will come up among the others now and then."))
    return redirect("journal:own-questions")


def own_list(
    request: HttpRequest, client: User, form: OwnQuestionForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, "page": own_page(client)}
    return render(request, "journal/own_questions.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def own_question_edit(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = own_prompt_of(client, public_id)
    saved = own_line(row, client)
    start = {"text": saved.text, "revision": row.document_revision}
    form = OwnQuestionForm(posted(request), initial=start)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        data = form.cleaned_data
        try:
            edit_own_question(row, data["text"], revision=data["revision"], by=client)
            return redirect("journal:own-questions")
        except QuestionChangedElsewhere:
            form.take_newer_revision(row.document_revision)
            messages.info(request, _("This was changed elsewhere meanwhile. Both are below."))
            status = 409
    context = {"form": form, "line": saved, "is_beside": status == 409}
    return render(request, "journal/own_question_edit.html", context, status=status)


@require_POST
@client_required
def own_question_trash(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = own_prompt_of(client, public_id)
    put_away(row, by=client)
    say_put_away(
        request, "own-question", row, _("Put away. You can bring it back for thirty days.")
    )
    return redirect("journal:own-questions")


@require_POST
@client_required
def own_question_restore(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    bring_back(trashed_own_prompt_of(client, public_id), by=client)
    messages.info(request, _("It is back, just as it was."))
    return redirect("journal:own-questions")


@require_http_methods(["GET", "HEAD", "POST"])
@client_required
def own_question_erase(request: HttpRequest, client: User, public_id: UUID) -> HttpResponse:
    row = trashed_own_prompt_of(client, public_id)
    if request.method == "POST":
        erase(row, by=client)
        messages.info(request, _("Erased. Its key is destroyed."))
        return redirect("journal:own-questions")
    context = {"line": own_line(row, client)}
    return render(request, "journal/own_question_erase.html", context)
