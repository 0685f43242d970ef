"""What therapists and curators say of themselves."""

from django.db import transaction

from accounts.models import TherapistProfile, User
from audit.actions import record


@transaction.atomic
def edit_profile(*, by: User, name: str, time_zone: str, reading_days: str = "") -> None:
    """Save a person's own name and clock and, for a therapist, the days they read."""
    by.name, by.time_zone = name, time_zone
    by.save(update_fields=["name", "time_zone"])
    if by.is_therapist:
        TherapistProfile.objects.update_or_create(
            therapist=by, defaults={"reading_days": reading_days}
        )
    record(
        subject=by.public_id,
        actor=by.public_id,
        kind="profile",
        object_id=by.public_id,
        action="changed",
        outcome="ok",
    )
