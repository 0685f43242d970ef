"""Practices that wait for one curator: their part of the page curators begin with."""

from typing import Any, NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from practices.models import Practice

SHOWN = 5
OPEN = Q(latest_version__published_at=None) & ~Q(state=Practice.State.RETIRED)
SENT = Q(latest_version__submitted_at__isnull=False)
REVIEWED = Q(latest_version__reviewed_at__isnull=False)
TIMED = Q(latest_version__publish_at__isnull=False)
BACK = ~Q(latest_version__returned_because="")
HEAPS: dict[str, Q] = {
    "review": OPEN & SENT & ~REVIEWED,
    "publishing": OPEN & REVIEWED & ~TIMED,
    "its-time": OPEN & TIMED,
    "returned": OPEN & ~SENT & BACK,
    "sending": OPEN & ~SENT & ~BACK,
    "newer": Q(newer_in_files__isnull=False),
}
WORDS: tuple[tuple[str, str | Promise], ...] = (
    ("my-review", _("Practices waiting for your review")),
    ("publishing", _("Practices ready to publish")),
    ("returned", _("Practices sent back")),
    ("newer", _("Practices that the shipped files say something newer about")),
)


class PracticesWaiting(NamedTuple):
    """Practices that wait for the same step."""

    title: str | Promise
    practices: list[Practice]
    url: str


def heap(name: str, user: User, practices: Any) -> Any:
    """Keep what waits for this step; an unknown one changes nothing."""
    if name == "my-review":
        return practices.filter(HEAPS["review"]).exclude(latest_version__author=user.pk)
    return practices.filter(HEAPS[name]) if name in HEAPS else practices


def practices_waiting(user: User) -> list[PracticesWaiting]:
    """What waits, the review first; nothing for whoever may not curate practices."""
    if not user.has_perm("practices.change_practice"):
        return []
    every = Practice.objects.all()
    heaps = [
        PracticesWaiting(title, list(heap(name, user, every)[:SHOWN]), together(name))
        for name, title in WORDS
    ]
    return [waiting for waiting in heaps if waiting.practices]


def together(name: str) -> str:
    """Where all of a heap stands."""
    if name == "newer":
        return reverse("admin:practices_practice_newer")
    return f"{reverse('admin:practices_practice_changelist')}?waiting={name}"
