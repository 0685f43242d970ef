"""Looks at an intention: how a day was, a longer look, something to celebrate."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from audit.actions import record
from encryption.readers import owner_reader
from practices.access_intentions import intention_of, moment_of, removed_moment_of
from practices.actions.intentions import opened, say_where_it_stands
from practices.actions.intentions_reminders import follow
from practices.errors import WrittenElsewhere
from practices.intention_documents import Look, MomentDocument, Near, Status
from practices.intention_words import look_text
from practices.models import Intention, IntentionMoment
from practices.opened import open_moments
from reminders.actions import answered


@dataclass(frozen=True)
class ReviewWriting:
    """What a longer look said."""

    said: Mapping[str, str]
    status: Status | None = None  # None: as it was
    again_on: date | None = None
    reminds: bool = False


@transaction.atomic
def say_day(row: Intention, near: Near, *, day: date, by: User) -> IntentionMoment:
    """Say how a day was with it; saying it again changes it."""
    hold_client(by)
    row = intention_of(by, row.public_id)
    moment = said_already(row, day, by=by)
    if moment is None:
        moment = IntentionMoment(client=by, intention=row, day=day, public_id=uuid4())
    keep(moment, MomentDocument(Look.DAY.value, near=near.value), by=by)
    return moment


def said_already(row: Intention, day: date, *, by: User) -> IntentionMoment | None:
    moments = open_moments(by, row.moments.kept().filter(day=day))
    days = (each.row for each in moments if each.document.look == Look.DAY)
    return next(days, None)


@transaction.atomic
def review_intention(
    row: Intention, writing: ReviewWriting, *, form_id: UUID, day: date, by: User
) -> Intention:
    """Keep a longer look, and what follows from it. The same form sent twice keeps it once."""
    hold_client(by)
    row = intention_of(by, row.public_id)
    keep_once(row, MomentDocument(Look.REVIEW.value, **writing.said), form_id, day=day, by=by)
    row.review_on = days_after_a_look(row, day, writing.again_on)
    row.save(update_fields=["review_on"])
    row = say_where_it_stands(row, writing.status, by=by) if writing.status else row
    if opened(row, by=by).is_in_hand:
        follow(row, reminds=writing.reminds, by=by)
    return row


def days_after_a_look(row: Intention, day: date, again_on: date | None) -> list[date]:
    """Those still to come, and the one that was chosen."""
    to_come = {each for each in row.review_on if each > day}
    return sorted(to_come | {each for each in [again_on] if each})


@transaction.atomic
def celebrate(row: Intention, words: str, *, form_id: UUID, day: date, by: User) -> IntentionMoment:
    """Keep something to celebrate, in own words."""
    hold_client(by)
    row = intention_of(by, row.public_id)
    document = MomentDocument(Look.CELEBRATION.value, celebrated=words)
    return keep_once(row, document, form_id, day=day, by=by)


def keep_once(
    row: Intention, document: MomentDocument, form_id: UUID, *, day: date, by: User
) -> IntentionMoment:
    """Named after its form: sent again, it is the same moment with the words last sent."""
    public_id = uuid5(row.public_id, f"moment {form_id}")
    moment = row.moments.filter(public_id=public_id).first()
    if moment is None:
        moment = IntentionMoment(public_id=public_id, client=by, intention=row, day=day)
    if moment.removed_at is None:
        keep(moment, document, by=by)
    return moment


def keep(moment: IntentionMoment, document: MomentDocument, *, by: User) -> None:
    action = "changed" if moment.pk else "noted"
    moment.seal_for(owner_reader(by.public_id), document.as_json())
    moment.save()
    note(moment, by=by, action=action)
    answered(by)


@transaction.atomic
def edit_moment(
    moment: IntentionMoment, said: Mapping[str, Any], *, day: date, revision: int, by: User
) -> None:
    """Change the words of a look, or its day; a stale page overwrites nothing."""
    hold_client(by)
    moment = moment_of(by, moment.public_id)
    reader = owner_reader(by.public_id)
    saved = MomentDocument.from_json(moment.open_for(reader))
    document = replace(saved, **said)
    if (document, day) == (saved, moment.day):
        return
    if moment.document_revision != revision:
        raise WrittenElsewhere(look_text(saved), moment.document_revision)
    moment.day = day
    keep(moment, document, by=by)


@transaction.atomic
def remove_moment(moment: IntentionMoment, *, by: User) -> None:
    """Take it out; for thirty days it can return."""
    hold_client(by)
    moment = moment_of(by, moment.public_id)
    moment.removed_at = timezone.now()
    moment.save(update_fields=["removed_at"])
    note(moment, by=by, action="removed")


@transaction.atomic
def restore_moment(moment: IntentionMoment, *, by: User) -> None:
    hold_client(by)
    moment = removed_moment_of(by, moment.public_id)
    moment.removed_at = None
    moment.save(update_fields=["removed_at"])
    note(moment, by=by, action="restored")


def note(moment: IntentionMoment, *, by: User | None, action: str) -> None:
    record(
        subject=moment.client_id,
        actor=by.public_id if by else None,
        kind="intention moment",
        object_id=moment.public_id,
        action=action,
        outcome="ok",
    )
