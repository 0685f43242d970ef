"""Newer words in the shipped files, beside ours: kept or taken over, field by field."""

from typing import Any, NamedTuple, cast

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from accounts.models import User
from prompts.admin.pages import Desk, at, prompt_or_404, show
from prompts.errors import CuratingRefused
from prompts.loading import Differing, differing, keep_ours, newer_item, take_theirs, waiting
from prompts.models import Prompt

A_PAGE = 10


class Waiting(NamedTuple):
    """A prompt with everything its file says otherwise."""

    prompt: Prompt
    mark: str
    fields: list[Differing]


class ChoiceForm(forms.Form):
    """Which version and which words of the file the curator saw."""

    number = forms.IntegerField(min_value=1)
    mark = forms.RegexField(r"^[0-9a-f]{64}$")


def urls(desk: Desk) -> list[URLPattern]:
    """The list, and the two ways to settle each of its prompts."""
    own, each = "prompts_prompt_", "<int:object_id>/newer/"
    return [
        at(desk, "newer/", differences, f"{own}newer", needs="change"),
        at(desk, f"{each}take/", take, f"{own}newer_take", needs="change"),
        at(desk, f"{each}keep/", keep, f"{own}newer_keep", needs="change"),
    ]


@method_decorator(require_GET)
def differences(desk: Desk, request: HttpRequest) -> HttpResponse:
    """Every prompt that its file says something newer about."""
    page = Paginator(waiting(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Newer in the shipped library"),
        "page": page,
        "waiting": [_waiting(prompt) for prompt in page],
    }
    return show(desk, request, "prompt/differences.html", context)


def _waiting(prompt: Prompt) -> Waiting:
    item = newer_item(prompt)
    return Waiting(prompt, item.mark if item else "", differing(prompt))


@method_decorator(require_POST)
def take(desk: Desk, request: HttpRequest, object_id: int) -> HttpResponse:
    """Write a draft with the fields chosen from the file."""
    fields = [
        name.removeprefix("field-")
        for name, choice in request.POST.items()
        if name.startswith("field-") and choice == "theirs"
    ]
    said = _("Taken over as a new draft. It goes through review like any other.")
    if not fields:
        said = _("Kept as it is here. This comes back when the file changes again.")
    return _settle(desk, request, object_id, take_theirs, said, fields=fields)


@method_decorator(require_POST)
def keep(desk: Desk, request: HttpRequest, object_id: int) -> HttpResponse:
    """Stay with our words."""
    said = _("Kept as it is here. This comes back when the file changes again.")
    return _settle(desk, request, object_id, keep_ours, said)


def _settle(
    desk: Desk, request: HttpRequest, object_id: int, action: Any, said: Any, **more: Any
) -> HttpResponse:
    prompt = prompt_or_404(desk, request, object_id)
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    try:
        action(by=cast(User, request.user), prompt=prompt, **form.cleaned_data, **more)
    except CuratingRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("admin:prompts_prompt_newer")
