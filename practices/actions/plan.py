"""A client's plan: add, remove, put back, say why. The client's row is locked first, always."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from accounts.access import hold_client
from accounts.models import User
from audit.actions import record
from encryption.keys import ensure_client_key
from encryption.readers import owner_reader
from practices.access import planned_of, removed_planned_of
from practices.documents import PlannedDocument
from practices.errors import WrittenElsewhere
from practices.models import PlannedPractice, Practice
from practices.opened import open_planned, opened_plan
from reminders.actions import set_reminder, stop_reminder
from reminders.models import Reminder
from reminders.queries import reminder_for


@transaction.atomic
def add_to_plan(practice: Practice, *, by: User) -> PlannedPractice:
    """Plan a practice; one that is planned already stays as it is."""
    hold_client(by)
    if planned := planned_already(practice, by):
        return planned
    ensure_client_key(by.public_id)
    planned = PlannedPractice(client=by)
    document = PlannedDocument(practice=str(practice.public_id))
    planned.seal_for(owner_reader(by.public_id), document.as_json())
    planned.save(force_insert=True)
    note(planned, by=by, action="added")
    return planned


def planned_already(practice: Practice, client: User) -> PlannedPractice | None:
    plan = (item for item in opened_plan(client) if item.document.is_about(practice))
    return next((item.row for item in plan), None)


@transaction.atomic
def remove_from_plan(planned: PlannedPractice, *, by: User) -> None:
    """Take a practice out; for thirty days it can be put back as it was, reminder included."""
    hold_client(by)
    planned = planned_of(by, planned.public_id)
    reminder = reminder_for(Reminder.Kind.PRACTICE, planned.public_id)
    if reminder and reminder.is_active:
        stop_reminder(by=by, reminder=reminder)
        planned.reminder_stopped_with_it = True
    planned.removed_at = timezone.now()
    planned.save(update_fields=["removed_at", "reminder_stopped_with_it"])
    note(planned, by=by, action="removed")


@transaction.atomic
def restore_to_plan(planned: PlannedPractice, *, by: User) -> None:
    """Put a practice back; its reminder goes on if it ran when the practice was removed."""
    hold_client(by)
    planned = removed_planned_of(by, planned.public_id)
    if is_planned_anew(planned, by):
        return
    if planned.reminder_stopped_with_it:
        start_again(planned, by=by)
    planned.removed_at, planned.reminder_stopped_with_it = None, False
    planned.save(update_fields=["removed_at", "reminder_stopped_with_it"])
    note(planned, by=by, action="restored")


def is_planned_anew(removed: PlannedPractice, client: User) -> bool:
    """Whether the same practice has come into the plan again meanwhile."""
    (item,) = open_planned(client, [removed])
    return any(other.document.practice == item.document.practice for other in opened_plan(client))


def start_again(planned: PlannedPractice, *, by: User) -> None:
    reminder = reminder_for(Reminder.Kind.PRACTICE, planned.public_id)
    if reminder is None:
        return
    set_reminder(
        by=by,
        client=by,
        kind=reminder.kind,
        source_id=reminder.source_id,
        days=reminder.days,
        local_time=reminder.local_time,
        time_zone=reminder.time_zone,
        quiet_from=reminder.quiet_from,
        quiet_to=reminder.quiet_to,
    )


@transaction.atomic
def edit_planned(planned: PlannedPractice, why: str, *, revision: int, by: User) -> None:
    """Keep the person's own words on what this practice is for."""
    hold_client(by)
    planned = planned_of(by, planned.public_id)
    reader = owner_reader(by.public_id)
    saved = PlannedDocument.from_json(planned.open_for(reader))
    if saved.why == why:
        return
    if planned.document_revision != revision:
        raise WrittenElsewhere(saved.why, planned.document_revision)
    planned.seal_for(reader, replace(saved, why=why).as_json())
    planned.save()
    note(planned, by=by, action="changed")


def note(planned: PlannedPractice, *, by: User | None, action: str) -> None:
    record(
        subject=planned.client_id,
        actor=by.public_id if by else None,
        kind="planned practice",
        object_id=planned.public_id,
        action=action,
        outcome="ok",
    )
