"""Bring the catalogue up to its files, never over what a curator wrote.

Each row remembers the fingerprint of what was last loaded into it. A file that still says the same
changes nothing; a file that says something new is taken over only where nobody has edited the
practice since. Everywhere else it waits beside the practice until a curator has chosen.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.actions import record_all
from practices.actions.curating import (
    edit_practice,
    hold,
    make_live,
    note,
    show,
    telling,
    write_version,
)
from practices.loading import CONTENT, Written, as_written, content_of, hash_of
from practices.models import Practice, PracticeVersion
from prompts.errors import CuratingRefused

State = Practice.State


@transaction.atomic
def load_catalogue(catalogue: Sequence[Written], *, by: User | None) -> Counter[str]:
    """Add what is new, all at once; bring up to date what nobody has changed."""
    found = Practice.objects.select_for_update(of=["self"]).with_versions()
    rows = {row.slug: row for row in found}
    new = [written for written in catalogue if written["slug"] not in rows]
    add_all(new, by=by)
    outcomes = Counter(added=len(new)) if new else Counter()
    for written in catalogue:
        if written["slug"] in rows:
            outcomes[load(rows[written["slug"]], written, by=by)] += 1
    return outcomes


def add_all(catalogue: Sequence[Written], *, by: User | None) -> None:
    """Add practices as people see them from now on, with their first versions; few queries."""
    new = [begun(written) for written in catalogue]
    Practice.objects.bulk_create(new)
    point_to_gentler(catalogue)
    PracticeVersion.objects.bulk_create(
        first_version(*pair) for pair in zip(new, catalogue, strict=True)
    )
    versions = {version.practice_id: version for version in newest_of(new)}
    for practice in new:
        practice.latest_version = versions[practice.pk]
    Practice.objects.bulk_update(new, ["latest_version"])
    record_all([telling(practice.public_id, by, "added") for practice in new])


def begun(written: Written) -> Practice:
    content = {name: written[name] for name in CONTENT}
    loaded = hash_of(written)
    return Practice(
        slug=written["slug"],
        state=State.LIVE,
        loaded_hash=loaded,
        changed_at=timezone.now(),
        **content,
    )


def first_version(practice: Practice, written: Written) -> PracticeVersion:
    return PracticeVersion(
        practice=practice,
        number=1,
        content=content_of(written),
        published_at=timezone.now(),
    )


def newest_of(practices: Sequence[Practice]) -> Any:
    return PracticeVersion.objects.filter(practice__in=practices, number=1)


def point_to_gentler(catalogue: Sequence[Written]) -> None:
    """Only now is each one there to be pointed to."""
    rows = {row.slug: row for row in Practice.objects.all()}
    pointing = [written for written in catalogue if written["gentler"]]
    for written in pointing:
        rows[written["slug"]].gentler = rows[written["gentler"]]
    Practice.objects.bulk_update([rows[written["slug"]] for written in pointing], ["gentler"])


def load(row: Practice, written: Written, *, by: User | None) -> str:
    """Bring one practice up to its file, or lay the file's words beside it."""
    ours, theirs = hash_of(at_hand(row)), hash_of(written)
    if theirs in {ours, row.loaded_hash}:
        settle(row, theirs if theirs == ours else row.loaded_hash)
        return "unchanged"
    if ours != row.loaded_hash:
        row.newer_in_files = {"mark": theirs, "content": content_of(written)}
        row.save(update_fields=["newer_in_files"])
        return "kept"
    update(row, written)
    settle(row, theirs)
    note(row.public_id, by, "updated")
    return "updated"


def update(row: Practice, written: Written) -> None:
    """Take the file's words; what is retired or still a draft stays so."""
    version = write_version(row, None, written)
    if row.state == State.LIVE:
        make_live(row, version)
        return
    show(row, version.content)
    row.save()


def settle(row: Practice, loaded_hash: str) -> None:
    """Nothing waits here any more."""
    if (row.loaded_hash, row.newer_in_files) != (loaded_hash, None):
        row.loaded_hash, row.newer_in_files = loaded_hash, None
        row.save(update_fields=["loaded_hash", "newer_in_files"])


def at_hand(row: Practice) -> Written:
    """Return what the newest version says; where there is none, the row itself."""
    return row.latest_version.content if row.latest_version else as_written(row)


@transaction.atomic
def keep_ours(*, by: User, practice: Practice, number: int, mark: str) -> None:
    """Stay with our words until the file changes again."""
    held, _theirs = hold_newer(practice, number, mark)
    settle(held, mark)
    note(held.public_id, by, "kept")


@transaction.atomic
def take_theirs(
    *, by: User, practice: Practice, number: int, mark: str, fields: Collection[str]
) -> None:
    """Write a draft with these fields as the file has them; it goes the way of every draft."""
    held, theirs = hold_newer(practice, number, mark)
    taken = {name: theirs[name] for name in fields if name in theirs}
    if not taken:
        return keep_ours(by=by, practice=practice, number=number, mark=mark)
    edit_practice(by=by, practice=held, number=number, content=at_hand(held) | taken)
    settle(Practice.objects.get(pk=held.pk), mark)
    note(held.public_id, by, "merged")


def hold_newer(practice: Practice, number: int, mark: str) -> tuple[Practice, Mapping[str, Any]]:
    """Lock it, and refuse if either side has changed since the curator looked."""
    held = hold(practice, number)
    newer = held.newer_in_files
    if not newer or newer["mark"] != mark:
        raise CuratingRefused(_("The file has changed meanwhile. Look at the difference again."))
    return held, newer["content"]
