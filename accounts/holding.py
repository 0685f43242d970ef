"""What becomes of a form that cannot be taken now: held, kept by the browser, or shown back."""

from typing import NamedTuple
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.http.request import RawPostDataException
from django.utils.crypto import constant_time_compare

from accounts.actions.held_words import hold_words
from accounts.arriving import is_id
from accounts.errors import NoRoomLeft
from accounts.held_documents import HeldForm, is_of_a_room, takes_words
from accounts.known_devices import HOLDS, WHOSE, digest_of, mark_of, secret_of
from accounts.models import Device, User

LARGEST = 2_500_000  # characters
NEVER = ("csrfmiddlewaretoken", "password", "held_id", "kept_id", WHOSE)


class Fate(NamedTuple):
    """Exactly one of the three, or nothing: there were no words. Shown words are stored nowhere."""

    is_held: bool = False
    kept_id: str = ""  # the browser says that it kept them, for somebody whom we still know there
    words: tuple[str, ...] = ()


def fate_of(request: HttpRequest) -> Fate:
    """Hold what was sent, if it is surely of one person; else say what there is to show."""
    form = form_of(request)
    if form is None:
        return Fate()
    writer = writer_of(request)
    if "kept_id" in request.POST:
        kept_id = request.POST["kept_id"] if writer else ""
        return Fate(kept_id=kept_id if is_id(kept_id) else "", words=tuple(form.words))
    if writer and takes_words(form.path) and is_surely_of(writer, request):
        return held(writer, form, request)
    return Fate(words=tuple(form.words))


def held(writer: Device, form: HeldForm, request: HttpRequest) -> Fate:
    try:
        hold_words(writer, form)
    except NoRoomLeft:
        return Fate(words=tuple(form.words))
    if isinstance(request.user, User):
        request.session[HOLDS] = True
    return Fate(is_held=True)


def form_of(request: HttpRequest) -> HeldForm | None:
    """The form that was sent, unless a script keeps it itself or it holds no words."""
    if request.method != "POST" or "X-Requested-With" in request.headers:
        return None
    path = request.get_full_path()
    try:
        posted = request.POST
    except RawPostDataException:
        return None
    form = HeldForm(path, fields_of(posted))
    size = sum(len(name) + len(value) for name, value in form.fields)
    return form if is_of_a_room(path) and form.words and size <= LARGEST else None


def fields_of(posted: QueryDict) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, str(value))
        for name, values in posted.lists()
        for value in values
        if not any(part in name for part in NEVER)
    )


def writer_of(request: HttpRequest) -> Device | None:
    """The row of whoever was given this form in this browser, while they are known in it."""
    secret, mark = secret_of(request), request.POST.get(WHOSE, "")
    if not secret or not mark:
        return None
    rows = Device.objects.in_browser(digest_of(secret)).select_related("client")
    marked = (row for row in rows if constant_time_compare(mark, mark_of(str(row.public_id))))
    return next(marked, None)


def is_surely_of(writer: Device, request: HttpRequest) -> bool:
    """Where a second person ever wrote, or is logged in now, nobody can say whose words it has."""
    if writer.is_shared or not writer.client.is_client or not writer.client.is_active:
        return False
    return not isinstance(request.user, User) or request.user == writer.client


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent it: asked where the token that says so is too old."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.get_host()
