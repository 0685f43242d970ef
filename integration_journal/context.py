"""What every page's frame needs: the rooms a person may enter, and how they like to read."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.known_devices import WRITERS, remembered_device
from accounts.models import User
from accounts.preferences import DEFAULT_SESSION_WORD, session_word_of

THEMES = ("light", "dark", "dim")
TEXT_SIZES = ("large", "larger")


class Room(NamedTuple):
    """One place in the navigation, by the name of its address."""

    label: Promise | str
    name: str
    holds: str = ""  # where the pages that belong to it begin, if not below its own address
    is_alone: bool = False  # only its own page belongs to it


class Place(NamedTuple):
    """One link as the page shows it."""

    label: Promise | str
    url: str
    current: str = ""  # "page" on the page itself, "true" on a page that belongs to it


ROOMS: dict[str, tuple[Room, ...]] = {
    "": (
        Room(_("Log in"), "account_login"),
        Room(_("Start"), "account_signup"),
    ),
    "client": (
        Room(_("Today"), "journal:today", is_alone=True),
        Room(_("Journal"), "journal:timeline", holds="journal:today"),
        Room(_("Sessions"), "journal:sessions"),
        Room(_("Practices"), "practices:plan", holds="practices:catalogue"),
        Room(_("People"), "accounts:people"),
    ),
    "therapist": (
        Room(_("Clients"), "care:caseload"),
        Room(_("Invitations"), "accounts:invitations"),
        Room(_("Practices"), "practices:catalogue"),
    ),
    "curator": (Room(_("Curate"), "admin:index"),),
    "admin": (Room(_("Curate"), "admin:index"),),
}
MANY = {"session": _("Sessions"), "journey": _("Journeys"), "treatment": _("Treatments")}
FOOT: dict[str, tuple[Room, ...]] = {
    "": (Room(_("How it looks"), "accounts:display"),),
    "client": (
        Room(_("Your choices"), "lifecycle:preferences"),
        Room(_("How it looks"), "accounts:display"),
        Room(_("Logging in"), "mfa_index"),
    ),
    "therapist": (
        Room(_("Your reading days"), "accounts:profile"),
        Room(_("How it looks"), "accounts:display"),
        Room(_("Logging in"), "mfa_index"),
    ),
    "curator": (
        Room(_("How it looks"), "accounts:display"),
        Room(_("Logging in"), "mfa_index"),
    ),
}
FOOT["admin"] = FOOT["curator"]

OWN_ACCOUNT = ("accounts:display", "accounts:apply", "accounts:profile", "accounts:second-step")
APART = tuple(Room("", name) for name in OWN_ACCOUNT)  # below a room's address, and not of it


def face(request: HttpRequest) -> dict[str, Any]:
    """Give the frame its navigation and its looks; the person is asked for only where shown."""
    role = SimpleLazyObject(lambda: role_of(request))
    return {
        "nav": SimpleLazyObject(lambda: places(rooms_of(request), request.path)),
        "foot": SimpleLazyObject(lambda: places(FOOT[str(role)], request.path)),
        "theme": chosen(request, "theme", THEMES),
        "text_size": chosen(request, "text_size", TEXT_SIZES),
        "page_is_private": role,
        "device": SimpleLazyObject(lambda: device_of(request)),
        "session_word": SimpleLazyObject(lambda: word_for_session(request)),
    }


def role_of(request: HttpRequest) -> str:
    """Return the role of whoever is logged in; nobody has an empty one."""
    user = getattr(request, "user", None)
    return str(user.role) if isinstance(user, User) else ""


def device_of(request: HttpRequest) -> str:
    """Return the id of the browser somebody writes in; it is no secret."""
    return remembered_device(request) if role_of(request) in WRITERS else ""


def rooms_of(request: HttpRequest) -> list[Room]:
    """Return the rooms of whoever is logged in, in a client's own words."""
    rooms = ROOMS[role_of(request)]
    return [
        in_own_word(room, request) if room.name == "journal:sessions" else room for room in rooms
    ]


def in_own_word(room: Room, request: HttpRequest) -> Room:
    word = word_for_session(request)
    return room._replace(label=MANY.get(word) or capfirst(word))


def word_for_session(request: HttpRequest) -> str:
    """Return a client's own word for a session; opened only where a page shows it."""
    user = getattr(request, "user", None)
    if isinstance(user, User) and user.is_client:
        return session_word_of(user)
    return DEFAULT_SESSION_WORD


def chosen(request: HttpRequest, cookie: str, known: Sequence[str]) -> str:
    """Return a cookie's value if we know it; anything else means the device decides."""
    value = request.COOKIES.get(cookie, "")
    return value if value in known else ""


def places(rooms: Sequence[Room], path: str) -> list[Place]:
    """Resolve rooms into links, marking the one whose pages this path is among."""
    here = max((*rooms, *APART), key=lambda room: closeness(room, path))
    return [Place(room.label, reverse(room.name), mark(room, here, path)) for room in rooms]


def mark(room: Room, here: Room, path: str) -> str:
    """Return what `aria-current` says of a room."""
    if room != here or not closeness(here, path):
        return ""
    return "page" if path == reverse(room.name) else "true"


def closeness(room: Room, path: str) -> int:
    """Return how much of a path a room explains: nothing if the page is not one of its own."""
    url = reverse(room.name)
    begin = reverse(room.holds) if room.holds else url
    belongs = path == url if room.is_alone else path.startswith(begin)
    return len(begin) + (path == url) if belongs else 0
