"""A prompt in other languages: written beside the original, published by a second curator."""

from dataclasses import asdict
from functools import partial
from typing import Any, NamedTuple, cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from prompts.actions.translating import (
    Translated,
    publish_translation,
    seen_in,
    translate_prompt,
    withdraw_translation,
    words_of,
)
from prompts.errors import CuratingRefused
from prompts.models import Prompt, PromptTranslation, PromptVersion

ORIGINAL = "en"


class Language(NamedTuple):
    """A language by its code and by the name its speakers give it."""

    code: str
    name: str


class Written(NamedTuple):
    """A translation in the list of a prompt's languages."""

    name: str
    translation: PromptTranslation
    seen: str


class Line(NamedTuple):
    """One field to write in, and what the original says there."""

    label: Any
    original: str
    field: Any


class Place(NamedTuple):
    """One translation's place: a version, a language, and what is there already."""

    version: PromptVersion
    language: str
    held: PromptTranslation | None


def _line(label: Any, longest: int, *, rows: int = 2, needed: bool = True) -> Any:
    area = forms.Textarea(attrs={"rows": rows, "cols": 80})
    missing = {"required": _("Write it in this language too.")}
    return forms.CharField(
        label=label, max_length=longest, required=needed, widget=area, error_messages=missing
    )


class TranslationForm(forms.Form):
    """What is said to people; `seen` names the words the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = _line(_("prompt"), 240)
    helper = _line(_("helper line"), 200)
    why = _line(_("why this prompt"), 300)
    content_note = _line(_("content note"), 60, rows=1, needed=False)
    afterwards = _line(_("grounding after"), 240, needed=False)

    def words(self) -> Translated:
        """What the curator wrote."""
        return Translated(**{name: self.cleaned_data[name] for name in Translated.__slots__})


def urls(model_admin: Any) -> list[URLPattern]:
    """The pages of a prompt's translations, for the prompt admin."""
    at = "<int:object_id>/translations/"
    return [
        _page(model_admin, at, translations, "translations"),
        _page(model_admin, f"{at}<slug:language>/", translation, "translation"),
        _page(model_admin, f"{at}<slug:language>/publish/", publish, "translation_publish"),
        _page(model_admin, f"{at}<slug:language>/withdraw/", withdraw, "translation_withdraw"),
    ]


def _page(model_admin: Any, address: str, view: Any, name: str) -> URLPattern:
    wrapped = model_admin.admin_site.admin_view(partial(view, model_admin=model_admin))
    address_of: URLPattern = path(address, wrapped, name=f"prompts_prompt_{name}")
    return address_of


@require_safe
def translations(request: HttpRequest, object_id: int, *, model_admin: Any) -> HttpResponse:
    """Every language of one version, and a choice of one to begin."""
    version = _version(request, object_id, model_admin)
    chosen = request.GET.get("language", "")
    if chosen in {each.code for each in all_languages()}:
        return redirect("admin:prompts_prompt_translation", object_id, chosen)
    written = list(version.translations.select_related("translated_by", "reviewed_by"))
    taken = {each.language for each in written}
    context = {
        "title": _("In other languages"),
        "version": version,
        "written": [Written(language(each.language).name, each, seen_in(each)) for each in written],
        "languages": [each for each in all_languages() if each.code not in taken],
    }
    return _shown(request, model_admin, "translations.html", context, version.prompt)


def translation(
    request: HttpRequest, object_id: int, language: str, *, model_admin: Any
) -> HttpResponse:
    """Write a translation beside the original."""
    at = _place(request, object_id, language, model_admin)
    if request.method != "POST":
        return _editor(request, model_admin, at, TranslationForm(initial=_beginning(at)))
    form = TranslationForm(request.POST)
    if not (form.is_valid() and _kept(cast(User, request.user), at, form)):
        return _editor(request, model_admin, at, form, status=422)
    messages.success(request, _("Kept as a draft. A second curator can publish it."))
    return redirect("admin:prompts_prompt_translations", object_id)


def _kept(by: User, at: Place, form: TranslationForm) -> bool:
    """Whether the words were written; if not the form says why, and still holds them."""
    version, language, _held = at
    seen, words = form.cleaned_data["seen"], form.words()
    try:
        translate_prompt(by=by, version=version, language=language, seen=seen, words=words)
    except CuratingRefused as refused:
        form.add_error(None, str(refused))
        data = cast(QueryDict, form.data).copy()
        data["seen"] = seen_in(at.held)
        form.data = data
        return False
    return True


@require_POST
def publish(
    request: HttpRequest, object_id: int, language: str, *, model_admin: Any
) -> HttpResponse:
    """Agree to the words the page showed."""
    held = _held(_place(request, object_id, language, model_admin))
    act = partial(publish_translation, translation=held, seen=request.POST.get("seen", ""))
    return _done(request, object_id, act, _("Published. People who chose it read it now."))


@require_POST
def withdraw(
    request: HttpRequest, object_id: int, language: str, *, model_admin: Any
) -> HttpResponse:
    """Let people read the original again."""
    held = _held(_place(request, object_id, language, model_admin))
    act = partial(withdraw_translation, translation=held)
    return _done(request, object_id, act, _("Taken back. People read the original again."))


def _held(at: Place) -> PromptTranslation:
    if at.held is None:
        raise Http404
    return at.held


def _done(request: HttpRequest, object_id: int, act: Any, said: Any) -> HttpResponse:
    try:
        act(by=cast(User, request.user))
    except CuratingRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("admin:prompts_prompt_translations", object_id)


def all_languages() -> list[Language]:
    """Every language Django knows by name, except the one the library is written in."""
    codes = [code for code, _name in settings.LANGUAGES if code.split("-")[0] != ORIGINAL]
    return sorted((language(code) for code in codes), key=lambda each: each.name.casefold())


def language(code: str) -> Language:
    """A language, or 404 for a code nobody knows."""
    try:
        return Language(code, get_language_info(code)["name_local"])
    except KeyError:
        raise Http404 from None


def _version(request: HttpRequest, object_id: int, model_admin: Any) -> PromptVersion:
    """The version people read, or the draft where there is none yet."""
    prompt: Prompt | None = model_admin.get_object(request, str(object_id))
    if prompt is None:
        raise Http404
    if not model_admin.has_change_permission(request, prompt):
        raise PermissionDenied
    version = prompt.live_version or prompt.latest_version
    if version is None:
        raise Http404
    return version


def _place(request: HttpRequest, object_id: int, code: str, model_admin: Any) -> Place:
    version = _version(request, object_id, model_admin)
    if language(code) not in all_languages():
        raise Http404
    return Place(version, code, version.translations.filter(language=code).first())


def _beginning(at: Place) -> dict[str, Any]:
    """The words to begin with: this translation, or that of the version before."""
    earlier = at.held or _of_earlier_version(at.version, at.language)
    return (asdict(words_of(earlier)) if earlier else {}) | {"seen": seen_in(at.held)}


def _of_earlier_version(version: PromptVersion, code: str) -> PromptTranslation | None:
    earlier = PromptTranslation.objects.in_language(code).filter(version__prompt=version.prompt)
    return earlier.order_by("-version__number").first()


def _editor(
    request: HttpRequest,
    model_admin: Any,
    at: "Place",
    form: TranslationForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "title": _("In %(language)s") % {"language": language(at.language).name},
        "version": at.version,
        "held": at.held,
        "language": language(at.language),
        "form": form,
        "lines": _beside_the_original(form, at),
    }
    return _shown(request, model_admin, "translation.html", context, at.version.prompt, status)


def _beside_the_original(form: TranslationForm, at: Place) -> list[Line]:
    """Each field with what the original says there; what it leaves out is not asked for."""
    name = language(at.language).name
    lines = []
    for field in form.visible_fields():
        label, original = field.label, str(getattr(at.version, field.name))
        field.field.widget.attrs["lang"] = at.language
        field.label = _("%(field)s in %(language)s") % {"field": label, "language": name}
        if original or field.value():
            lines.append(Line(label, original, field))
    return lines


def _shown(
    request: HttpRequest,
    model_admin: Any,
    template: str,
    context: dict[str, Any],
    prompt: Prompt,
    status: int = 200,
) -> HttpResponse:
    whole = model_admin.admin_site.each_context(request) | context
    whole |= {"prompt": prompt, "opts": model_admin.opts}
    return TemplateResponse(request, f"admin/prompts/prompt/{template}", whole, status=status)
