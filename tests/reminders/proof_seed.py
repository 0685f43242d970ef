"""Fill the stage's own database: `python -m tests.reminders.proof_seed COUNT SPREAD_SECONDS`.

Daily reminders whose time of day lies within the next seconds; the planner makes the rows.
"""

import sys
import uuid
from datetime import UTC, datetime, timedelta

import django

PEOPLE = 20


def seed(count: int, spread: float) -> None:
    """Make people and their reminders, due evenly from two seconds on."""
    from accounts.models import User  # noqa: PLC0415  after django.setup()
    from reminders.models import Reminder  # noqa: PLC0415

    people = [
        User.objects.create(email=f"person-{n}@example.org", role="client") for n in range(PEOPLE)
    ]
    now = datetime.now(UTC)
    first = now + timedelta(seconds=2)
    step = timedelta(seconds=spread / count)
    Reminder.objects.bulk_create(
        Reminder(
            client=people[n % PEOPLE],
            kind="practice",
            source_id=uuid.uuid4(),
            day_bits=0b1111111,
            local_time=(first + n * step).time(),
            time_zone="UTC",
            planned_until=now,
        )
        for n in range(count)
    )


if __name__ == "__main__":
    django.setup()
    seed(int(sys.argv[1]), float(sys.argv[2]))
