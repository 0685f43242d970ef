"""Curate practices: load the files, keep an edit, move from state to state."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit.actions import record
from practices.loading import CONTENT, Written, as_written, hash_of
from practices.models import Practice

State = Practice.State
NEXT_STATES: Mapping[str, tuple[str, ...]] = {
    State.DRAFT: (State.REVIEWED,),
    State.REVIEWED: (State.LIVE, State.DRAFT),
    State.LIVE: (State.RETIRED,),
    State.RETIRED: (State.DRAFT,),
}


class NotNext(Exception):
    """A practice cannot go from its state to the one asked for."""


@transaction.atomic
def load_catalogue(catalogue: Sequence[Written], *, by: User | None) -> Counter[str]:
    """Bring rows up to the files. What a curator has changed stays as the curator left it."""
    rows = {row.slug: row for row in Practice.objects.select_related("gentler")}
    outcomes = {written["slug"]: load(rows, written, by=by) for written in catalogue}
    for written in catalogue:
        if outcomes[written["slug"]] in {"added", "updated"}:
            point_to_gentler(rows, written)
    return Counter(outcomes.values())


def load(rows: dict[str, Practice], written: Written, *, by: User | None) -> str:
    """Add or update one row, without its gentler alternative: that one may not be there yet."""
    row = rows.get(written["slug"])
    if row is None:
        row = rows[written["slug"]] = Practice(slug=written["slug"], state=State.LIVE)
    elif hash_of(as_written(row)) != row.loaded_hash:
        return "kept"
    elif hash_of(written) == row.loaded_hash:
        return "unchanged"
    outcome = "updated" if row.pk else "added"
    for name in CONTENT:
        setattr(row, name, written[name])
    row.loaded_hash = hash_of(written)
    row.save()
    note(row.public_id, by, outcome)
    return outcome


def point_to_gentler(rows: Mapping[str, Practice], written: Written) -> None:
    row = rows[written["slug"]]
    row.gentler = rows[written["gentler"]] if written["gentler"] else None
    row.save(update_fields=["gentler"])


@transaction.atomic
def keep_practice(practice: Practice, *, by: User) -> None:
    """Save what a curator wrote. Words that were reviewed are a draft again once they change."""
    is_new = practice.pk is None
    if practice.state == State.REVIEWED:
        practice.state = State.DRAFT
    practice.save()
    note(practice.public_id, by, "added" if is_new else "edited")


@transaction.atomic
def move_practice(practice: Practice, state: str, *, by: User) -> None:
    """Review, publish, retire, or take back to draft."""
    held = Practice.objects.select_for_update().get(pk=practice.pk)
    if state not in NEXT_STATES[held.state]:
        raise NotNext(f"{held.state} does not lead to {state}")
    held.state = state
    held.save(update_fields=["state", "changed_at"])
    note(held.public_id, by, state)


def note(practice_id: UUID, by: User | None, action: str) -> None:
    """Leave an audit event; a practice of the catalogue is its own subject."""
    record(
        subject=practice_id,
        actor=by.public_id if by else None,
        kind="practice",
        object_id=practice_id,
        action=action,
        outcome="ok",
    )
