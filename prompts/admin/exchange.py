"""Prompts in and out of files: choose one, see what it would do, agree to exactly that."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import User
from prompts.admin.pages import Desk, at, show
from prompts.exchange import (
    LARGEST,
    KeptFile,
    NotAsShown,
    NotTaken,
    Plan,
    as_csv,
    as_yaml,
    explained,
    forget_file,
    import_file,
    keep_file,
    kept_file,
    plan_for,
    too_large,
)

KINDS: dict[str, tuple[Callable[[Any], str], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "yaml": (as_yaml, "application/yaml; charset=utf-8"),
}
SHOWN_PROBLEMS = 200
UNSENT = "waiting=sending&by=me"  # what came in stands there, ready to be sent for review


class FileForm(forms.Form):
    """One file to look into."""

    file = forms.FileField(
        label=_("File"),
        error_messages={"required": _("Choose a file first.")},
        allow_empty_file=True,  # an empty file is told about like any other fault
        max_length=200,
        help_text=_("CSV or YAML, at most 2 MB and 2,000 prompts."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.yaml,.yml"}),
    )

    def clean_file(self) -> KeptFile:
        """Its name and its bytes; what they say is looked into later."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(too_large())
        return KeptFile(file.name or "", file.read())


def urls(desk: Desk) -> list[URLPattern]:
    """The pages of this desk's files."""
    own = "prompts_prompt_"
    return [
        at(desk, "export/<slug:kind>/", export, f"{own}export"),
        at(desk, "import/", choose, f"{own}import", needs="change"),
        at(desk, "import/start/", start, f"{own}import_start", needs="change"),
        at(desk, "import/<slug:token>/", look, f"{own}import_look", needs="change"),
        at(desk, "import/<slug:token>/agree/", agree, f"{own}import_agree", needs="change"),
    ]


@method_decorator(require_GET)
def export(desk: Desk, request: HttpRequest, kind: str) -> HttpResponse:
    """What the list shows, in every page of it, as a file."""
    if kind not in KINDS:
        raise Http404
    try:
        shown = desk.get_changelist_instance(request).get_queryset(request)
    except IncorrectLookupParameters:
        return redirect("admin:prompts_prompt_changelist")
    return _download(kind, shown.select_related("library", "latest_version"))


@method_decorator(require_GET)
def start(desk: Desk, request: HttpRequest) -> HttpResponse:
    """A table with the right headings and nothing below them."""
    return _download("csv", [], called="empty-table")


def _download(kind: str, prompts: Any, called: str = "") -> HttpResponse:
    write, content_type = KINDS[kind]
    name = f"{called or f'library-{timezone.localdate():%Y-%m-%d}'}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(prompts), content_type=content_type, headers=headers)


@method_decorator(require_http_methods(["GET", "POST"]))
def choose(desk: Desk, request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing changes before it has been looked at."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if not form.is_valid():
        return _choosing(desk, request, form, status=422 if form.is_bound else 200)
    file: KeptFile = form.cleaned_data["file"]
    plan = plan_for(file.name, file.raw)
    if plan.problems:
        return _choosing(desk, request, FileForm(), plan, status=422)
    token = keep_file(by=_curator(request), name=file.name, raw=file.raw)
    return redirect("admin:prompts_prompt_import_look", token)


def _choosing(
    desk: Desk, request: HttpRequest, form: FileForm, plan: Plan | None = None, *, status: int
) -> HttpResponse:
    problems = plan.problems if plan else ()
    context = {
        "title": _("Bring prompts in from a file"),
        "form": form,
        "columns": explained(),
        "problems": [str(problem) for problem in problems[:SHOWN_PROBLEMS]],
        "more": len(problems[SHOWN_PROBLEMS:]),
    }
    return show(desk, request, "prompt/import.html", context, status=status)


@method_decorator(require_GET)
def look(desk: Desk, request: HttpRequest, token: str) -> HttpResponse:
    """Everything the file would do to the library as it is now."""
    file = kept_file(by=_curator(request), token=token)
    return _looking(desk, request, token, file) if file else _gone(request)


def _looking(desk: Desk, request: HttpRequest, token: str, file: KeptFile) -> HttpResponse:
    plan = plan_for(file.name, file.raw)
    if plan.problems:
        return _choosing(desk, request, FileForm(), plan, status=422)
    context = {
        "title": _("What this file would change"),
        "plan": plan,
        "token": token,
        "new": plan.of_kind("new"),
        "changed": plan.of_kind("changed"),
        "unchanged": plan.of_kind("unchanged"),
    }
    return show(desk, request, "prompt/import_look.html", context)


@method_decorator(require_POST)
def agree(desk: Desk, request: HttpRequest, token: str) -> HttpResponse:
    """Write what was shown, as drafts; or say that it is no longer what was shown."""
    by = _curator(request)
    file = kept_file(by=by, token=token)
    if file is None:
        return _gone(request)
    try:
        plan = import_file(by=by, name=file.name, raw=file.raw, seen=request.POST.get("seen", ""))
    except NotAsShown:
        messages.warning(request, _("The library has changed meanwhile. Look at this again."))
    except NotTaken:
        messages.warning(request, _("This could not be saved, and nothing was changed. Try again."))
    else:
        forget_file(by=by, token=token)
        messages.success(request, _done(plan))
        return redirect(f"{reverse('admin:prompts_prompt_changelist')}?{UNSENT}")
    return redirect("admin:prompts_prompt_import_look", token)


def _done(plan: Plan) -> str:
    count = len(plan.of_kind("new")) + len(plan.of_kind("changed"))
    said = ngettext(
        "%(count)s prompt came in as a draft. A second curator reviews it before it is published.",
        "%(count)s prompts came in as drafts. A second curator reviews them before they are "
        "published.",
        count,
    )
    return said % {"count": count}


def _gone(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("That file is no longer kept here. Choose it again."))
    return redirect("admin:prompts_prompt_import")


def _curator(request: HttpRequest) -> User:
    return cast(User, request.user)
