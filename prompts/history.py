"""A prompt's past, for its curators: every version with what changed, and who did what."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.contrib.admin.utils import label_for_field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from audit.models import Event
from audit.queries import events_for
from prompts.differences import Change, Piece, changes_between
from prompts.models import Prompt, PromptVersion
from prompts.versions import wording_of
from prompts.wording import Wording

DEEDS: dict[str, str | Promise] = {
    "added": _("added it"),
    "loaded": _("loaded it from the shipped files"),
    "edited": _("wrote a new version"),
    "submitted": _("sent it for review"),
    "reviewed": _("reviewed it"),
    "returned": _("sent it back"),
    "published": _("published it"),
    "retired": _("retired it"),
    "scheduled": _("set a time for publishing it"),
    "unscheduled": _("took the set time away"),
    "came due": _("published it at the set time"),
    "held back": _("held it back at the set time: publish it by hand to read why"),
    "imported": _("brought its words in from a file"),
    "merged": _("took words over from the shipped files"),
    "kept": _("kept our words over newer ones in the shipped files"),
    "translated": _("wrote a translation"),
    "translation published": _("published a translation"),
    "translation withdrawn": _("took a translation back"),
}
BY_THE_CALENDAR = {"came due", "held back"}


class VersionStep(NamedTuple):
    """A version and how it differs from the one before."""

    version: PromptVersion
    changes: list["LabelledChange"]


class LabelledChange(NamedTuple):
    """A changed field by the name curators know it by."""

    label: str
    pieces: tuple[Piece, ...]


class Deed(NamedTuple):
    """Somebody did something."""

    at: datetime
    who: str
    what: str | Promise


def versions_of(prompt: Prompt) -> list[VersionStep]:
    """All versions, newest first."""
    versions = list(prompt.versions.select_related("author").order_by("number"))
    wordings = [wording_of(version) for version in versions]
    earlier = [None, *wordings[:-1]]
    steps = [
        VersionStep(version, changed(old, new))
        for version, old, new in zip(versions, earlier, wordings, strict=True)
    ]
    return steps[::-1]


def deeds_about(prompt: Prompt) -> list[Deed]:
    """Who did what with it, newest first."""
    events = [event for event in events_for(prompt.public_id) if event.action in DEEDS]
    actors = {UUID(event.actor) for event in events if event.actor}
    people = {str(user.public_id): user for user in User.objects.filter(public_id__in=actors)}
    deeds = [Deed(event.at, _who(event, people), DEEDS[event.action]) for event in events]
    return sorted([*deeds, *_remarks(prompt)], key=lambda deed: deed.at, reverse=True)


def _who(event: Event, people: dict[str, User]) -> str:
    if event.action in BY_THE_CALENDAR:
        return str(_("the calendar"))
    return called(people.get(event.actor), event.actor)


def _remarks(prompt: Prompt) -> list[Deed]:
    said = _("said of version %(number)s: “%(text)s”")
    return [
        Deed(
            remark.written_at,
            called(remark.author, "left"),
            str(said) % {"number": remark.number, "text": remark.text},
        )
        for remark in prompt.remarks.select_related("author")
    ]


def changed(old: Wording | None, new: Wording) -> list[LabelledChange]:
    """What differs between two wordings, field by field; against nothing, all it says."""
    return [_labelled(change) for change in changes_between(old, new)]


def changed_since_live(prompt: Prompt) -> list[LabelledChange]:
    """What the newest version would change for people; nothing where none is live."""
    live, latest = prompt.live_version, prompt.latest_version
    if live is None or latest is None or live == latest:
        return []
    return changed(wording_of(live), wording_of(latest))


def _labelled(change: Change) -> LabelledChange:
    return LabelledChange(str(label_for_field(change.field, PromptVersion)), change.pieces)


def called(person: User | None, actor: str = "") -> str:
    """A curator's name as colleagues know it."""
    if person is None:
        return str(_("somebody who has left") if actor else _("the library"))
    return person.name or person.email
