"""Short words for what curators do in these tests."""

from typing import Any

from accounts.models import User
from practices.actions.catalogue import at_hand as newest
from practices.actions.curating import (
    edit_practice,
    publish_practice,
    review_practice,
    submit_practice,
)
from practices.models import Practice, PracticeVersion


def at_hand(practice: Practice) -> dict[str, Any]:
    """What the newest version says."""
    return newest(Practice.objects.with_versions().get(pk=practice.pk))


def latest(practice: Practice) -> PracticeVersion:
    return practice.versions.get(number=number(practice))


def number(practice: Practice) -> int:
    """The number of the newest version."""
    return practice.versions.count()


def rewrite(practice: Practice, *, by: User, **changes: Any) -> None:
    """Write a draft with these changes."""
    content = at_hand(practice) | changes
    edit_practice(by=by, practice=practice, number=number(practice), content=content)


def reviewed(practice: Practice, *, by: User, reader: User, **changes: Any) -> None:
    """Write a draft, send it, and let somebody else agree."""
    rewrite(practice, by=by, **changes)
    submit_practice(by=by, practice=practice, number=number(practice))
    review_practice(by=reader, practice=practice, number=number(practice))


def published(practice: Practice, *, by: User, reader: User, **changes: Any) -> None:
    """Let it go the whole way."""
    reviewed(practice, by=by, reader=reader, **changes)
    publish_practice(by=by, practice=practice, number=number(practice))
