"""A practice's past, for its curators: every version with what changed, and who did what."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from audit.queries import events_for
from practices.models import Practice, PracticeVersion
from practices.reading import Changed, changed
from prompts.history import DEEDS as DEEDS_OF_PROMPTS
from prompts.history import called

DEEDS: dict[str, str | Promise] = DEEDS_OF_PROMPTS | {
    "updated": _("brought it up to the shipped files"),
    # how it was told before there were versions
    "draft": _("took it back to draft"),
    "live": _("made it live"),
}


class VersionStep(NamedTuple):
    """A version and how it differs from the one before."""

    version: PracticeVersion
    changes: list[Changed]


class Deed(NamedTuple):
    """Somebody did something."""

    at: datetime
    who: str
    what: str | Promise


def versions_of(practice: Practice) -> list[VersionStep]:
    """All versions, newest first."""
    versions = list(practice.versions.select_related("author").order_by("number"))
    contents = [version.content for version in versions]
    steps = [
        VersionStep(version, changed(old, version.content))
        for version, old in zip(versions, [None, *contents], strict=False)
    ]
    return steps[::-1]


def seen_now(practice: Practice) -> PracticeVersion | None:
    """The version people see, if they see any."""
    return practice.versions.published().order_by("-number").first() if practice.is_live else None


def changed_since_seen(practice: Practice) -> list[Changed]:
    """What the newest version would change for people; nothing where none is seen."""
    seen, latest = seen_now(practice), practice.latest_version
    if seen is None or latest is None or seen == latest:
        return []
    return changed(seen.content, latest.content)


def deeds_about(practice: Practice) -> list[Deed]:
    """Who did what with it, newest first."""
    events = [event for event in events_for(practice.public_id) if event.action in DEEDS]
    actors = {UUID(event.actor) for event in events if event.actor}
    people = {str(user.public_id): user for user in User.objects.filter(public_id__in=actors)}
    return [
        Deed(event.at, called(people.get(event.actor), event.actor), DEEDS[event.action])
        for event in events
    ]
