"""Remember how a person wants to be spoken with."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Preferences, User
from accounts.preferences import PreferencesView, preferences_of
from audit.actions import record
from encryption.keys import ensure_client_key
from encryption.readers import owner_reader


@transaction.atomic
def save_preferences(*, by: User, name: str, time_zone: str, wishes: PreferencesView) -> bool:
    """Save name, clock and wishes. True when the clock moved, so that reminders can follow.

    Wishes equal to what stands are not sealed again: somebody who only skips through has no
    journal key yet, and may still apply for another role.
    """
    person = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    moved = person.time_zone != time_zone
    _save_plain(by, name=name, time_zone=time_zone)
    if wishes != preferences_of(person):
        _seal(person, wishes)
    _record(by)
    return moved


@transaction.atomic
def skip_first_steps(*, by: User) -> None:
    """Remember that the first questions were passed by: they are asked once."""
    if by.first_steps_at is None:
        by.first_steps_at = timezone.now()
        by.save(update_fields=["first_steps_at"])
        _record(by)


def _save_plain(person: User, *, name: str, time_zone: str) -> None:
    person.name, person.time_zone = name, time_zone
    person.first_steps_at = person.first_steps_at or timezone.now()
    person.save(update_fields=["name", "time_zone", "first_steps_at"])


def _seal(person: User, wishes: PreferencesView) -> None:
    ensure_client_key(person.public_id)
    row = Preferences.objects.filter(client=person).first()
    row = row or Preferences(client=person)
    row.seal_for(owner_reader(person.public_id), wishes.as_json())
    row.save()


def _record(person: User) -> None:
    record(
        subject=person.public_id,
        actor=person.public_id,
        kind="preferences",
        object_id=person.public_id,
        action="changed",
        outcome="ok",
    )
