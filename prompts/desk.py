"""What waits for one curator: the page they begin with."""

from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from prompts.coverage import coverage_of, lenses_of
from prompts.models import Prompt, Remark
from prompts.queries import live_prompts

SHOWN = 5
State = Prompt.State
_OF_THIS_VERSION = Remark.objects.filter(
    prompt=OuterRef("pk"), number=OuterRef("latest_version__number")
)
_SENT_BACK = Q(Exists(_OF_THIS_VERSION))


class Heap(NamedTuple):
    """Prompts that wait for the same step."""

    title: str | Promise
    words: str | Promise
    prompts: list[Prompt]
    more: int
    url: str


class Verb(NamedTuple):
    """Something a curator can begin with."""

    label: str | Promise
    url: str


HEAPS: tuple[tuple[str | Promise, str | Promise, str], ...] = (
    (
        _("Waiting for your review"),
        _("Somebody else wrote these. Read one, then agree or send it back."),
        "waiting=my-review",
    ),
    (_("Ready to publish"), _("Reviewed. People do not see them yet."), "waiting=publishing"),
    (_("Waiting for their time"), _("They publish themselves."), "waiting=its-time"),
    (
        _("Sent back to you"),
        _("With a sentence on what could change."),
        "waiting=sending&by=me",
    ),
    (
        _("Drafts of yours"),
        _("Not sent for review yet."),
        "waiting=sending&by=me",
    ),
    (
        _("With a second curator"),
        _("You sent these for review. There is nothing to do for you."),
        "waiting=review&by=me",
    ),
    (
        _("The shipped files say something newer"),
        _("Compare, and choose which wording stays."),
        "admin:prompts_prompt_newer",
    ),
)
VERBS: tuple[tuple[str | Promise, str, str, tuple[str, ...]], ...] = (
    (_("Add a prompt"), "admin:prompts_prompt_add", "prompts.add_prompt", ()),
    (_("Add a practice"), "admin:practices_practice_add", "practices.add_practice", ()),
    (_("Import"), "admin:prompts_prompt_import", "prompts.add_prompt", ()),
    (_("Export"), "admin:prompts_prompt_export", "prompts.view_prompt", ("csv",)),
    (_("Preview as a client"), "admin:prompts_preview", "prompts.view_prompt", ()),
    (_("See the coverage"), "admin:prompts_coverage", "prompts.view_prompt", ()),
    (_("Help lines"), "admin:prompts_helpline_changelist", "prompts.view_helpline", ()),
    (_("Notices"), "admin:prompts_notice_changelist", "prompts.view_notice", ()),
)


def desk_of(user: User) -> dict[str, Any]:
    """Everything the first page shows."""
    if not user.has_perm("prompts.view_prompt"):
        return {}
    return {
        "heaps": [heap for heap in _heaps(user) if heap.prompts],
        "verbs": [Verb(label, url) for label, url in _verbs(user) if url],
        "holes": _holes(),
    }


def _heaps(user: User) -> list[Heap]:
    mine = Q(drafted_by=user.pk)
    draft = Prompt.objects.filter(state=State.DRAFT)
    reviewed = Prompt.objects.filter(state=State.REVIEWED)
    rows = (
        draft.exclude(submitted_at=None).exclude(mine).order_by("submitted_at"),
        reviewed.filter(publish_at=None).order_by("reviewed_at"),
        reviewed.exclude(publish_at=None).order_by("publish_at"),
        draft.filter(mine, _SENT_BACK, submitted_at=None),
        draft.filter(mine, ~_SENT_BACK, submitted_at=None),
        draft.filter(mine).exclude(submitted_at=None).order_by("submitted_at"),
        Prompt.objects.exclude(newer_in_files=None),
    )
    return [_heap(*words, found) for words, found in zip(HEAPS, rows, strict=True)]


def _heap(title: str | Promise, words: str | Promise, facets: str, found: Any) -> Heap:
    shown = list(found.with_versions()[:SHOWN])
    more = found.count() - len(shown) if len(shown) == SHOWN else 0
    of_their_own = reverse(facets) if facets.startswith("admin:") else ""
    url = of_their_own or f"{reverse('admin:prompts_prompt_changelist')}?{facets}"
    return Heap(title, words, shown, more, url)


def _verbs(user: User) -> list[tuple[str | Promise, str]]:
    mine = [(label, name, kind) for label, name, needed, kind in VERBS if user.has_perm(needed)]
    return [(label, _address(name, kind)) for label, name, kind in mine]


def _address(name: str, kind: tuple[str, ...]) -> str:
    try:
        return reverse(name, args=kind)
    except NoReverseMatch:
        return ""


def _holes() -> dict[str, int]:
    """How many places of the grid, and how many lenses, need more."""
    prompts = live_prompts()
    cells = [cell for row in coverage_of(prompts) for cell in row.cells]
    return {
        "cells": sum(bool(cell.missing) for cell in cells),
        "lenses": sum(bool(lens.missing) for lens in lenses_of(prompts)),
    }
