"""Say how much there is on a day, and what is wanted for it. Said again, it changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.db import transaction

from accounts.access import hold_client
from accounts.models import User
from audit.actions import record
from encryption.keys import ensure_client_key
from encryption.readers import owner_reader
from practices.day_documents import EnergyDocument
from practices.models import EnergyDay

Change = Callable[[EnergyDocument], EnergyDocument]


def say_energy(day: date, there: int | None, *, by: User) -> None:
    """Keep how much there is on a day; nothing takes back what was said."""
    change_day(day, lambda saved: replace(saved, there=there), by=by)


def want_today(day: date, planned: tuple[str, ...], *, by: User) -> None:
    """Keep which practices of the plan are wanted for a day."""
    change_day(day, lambda saved: replace(saved, wanted=planned), by=by)


@transaction.atomic
def change_day(day: date, change: Change, *, by: User) -> None:
    """Read, change and seal one day; a day that says nothing any more goes, and its key with it."""
    hold_client(by)
    ensure_client_key(by.public_id)
    reader = owner_reader(by.public_id)
    row = EnergyDay.objects.of(by).filter(day=day).first() or EnergyDay(client=by, day=day)
    is_new = row.pk is None
    before = EnergyDocument() if is_new else EnergyDocument.from_json(row.open_for(reader))
    after = change(before)
    if after == before:
        return
    if after.is_blank:
        note(row, by=by, action="taken back")
        row.delete()
        return
    row.seal_for(reader, after.as_json())
    row.save()
    note(row, by=by, action="said" if is_new else "changed")


def note(row: EnergyDay, *, by: User, action: str) -> None:
    record(
        subject=row.client_id,
        actor=by.public_id,
        kind="energy",
        object_id=row.public_id,
        action=action,
        outcome="ok",
    )
