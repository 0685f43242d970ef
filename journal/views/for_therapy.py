"""Questions saved for therapy. Only their owner sees them; nothing here is shared."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import client_required
from accounts.models import User
from journal.actions.remembering import take_from_therapy
from journal.beside import Beside
from journal.views.declining import posted_prompt


@require_safe
@client_required
def for_therapy(request: HttpRequest, client: User) -> HttpResponse:
    """The saved questions, each with the way to write on it now."""
    return render(request, "journal/for_therapy.html", {"lines": Beside(client).memory.for_therapy})


@require_POST
@client_required
def for_therapy_remove(request: HttpRequest, client: User) -> HttpResponse:
    take_from_therapy(posted_prompt(request), by=client)
    messages.info(request, _("Taken away. It may still come up among the questions."))
    return redirect("journal:for-therapy")
