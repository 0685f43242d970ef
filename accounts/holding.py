"""Whether a form that cannot be taken now is held for the person of this browser."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.http.request import RawPostDataException

from accounts.actions.held_words import hold_words
from accounts.held_documents import HeldForm, takes_words
from accounts.known_devices import HOLDS, digest_of, secret_of
from accounts.models import Device, User

LARGEST = 2_500_000  # characters
NEVER = ("csrfmiddlewaretoken", "password", "held_id")


def hold_for_later(request: HttpRequest) -> bool:
    """Hold what was sent, if it has words and is surely of one person. Says whether it is held."""
    form = form_of(request)
    device = device_to_hold_for(request) if form else None
    if form is None or device is None:
        return False
    hold_words(device, form)
    if isinstance(request.user, User):
        request.session[HOLDS] = True
    return True


def form_of(request: HttpRequest) -> HeldForm | None:
    """The form that was sent, unless a script keeps it itself or it holds no words."""
    if request.method != "POST" or "X-Requested-With" in request.headers:
        return None
    path = request.get_full_path()
    try:
        posted = request.POST
    except RawPostDataException:
        return None
    if "kept_id" in posted or not takes_words(path):
        return None
    fields = [
        (name, str(value))
        for name, values in posted.lists()
        for value in values
        if not any(part in name for part in NEVER)
    ]
    form = HeldForm(path, tuple(fields))
    size = sum(len(name) + len(value) for name, value in fields)
    return form if form.words and size <= LARGEST else None


def device_to_hold_for(request: HttpRequest) -> Device | None:
    """The browser's one person. Where several write in it, nobody can say whose words these are."""
    secret = secret_of(request)
    if not secret:
        return None
    devices = list(Device.objects.in_browser(digest_of(secret)).select_related("client")[:2])
    if len(devices) != 1 or not devices[0].client.is_client or not devices[0].client.is_active:
        return None
    is_other = isinstance(request.user, User) and request.user != devices[0].client
    return None if is_other else devices[0]


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent it: asked where the token that says so is too old."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.get_host()
