"""What the database itself refuses."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from practices.models import PlannedPractice, Practice, PracticeLog


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({"holds_breath": True}, "a_practice_with_breath_holds_has_a_version_without"),
        ({"energy_cost": 4}, "a_practice_takes_an_energy_of_0_to_3"),
        ({"state": "gone"}, "a_practice_is_in_a_known_state"),
        ({"steps": []}, "a_practice_has_a_step_and_a_length"),
        ({"lengths": []}, "a_practice_has_a_step_and_a_length"),
    ],
)
def test_a_practice_that_breaks_a_promise(
    changed: dict[str, object], constraint: str, looking_around: Practice
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Practice.objects.filter(pk=looking_around.pk).update(**changed)


def test_a_practice_is_not_gentler_than_itself(looking_around: Practice) -> None:
    with pytest.raises(IntegrityError, match="not_its_own_gentler"), transaction.atomic():
        Practice.objects.filter(pk=looking_around.pk).update(gentler=looking_around)


def test_only_what_was_removed_remembers_a_stopped_reminder(planned: PlannedPractice) -> None:
    rows = PlannedPractice.objects.filter(pk=planned.pk)
    rows.update(removed_at=timezone.now(), reminder_stopped_with_it=True)

    with pytest.raises(IntegrityError, match="only_a_removed_practice"), transaction.atomic():
        rows.update(removed_at=None)


def test_rows_name_themselves_without_content(
    planned: PlannedPractice, logged: PracticeLog
) -> None:
    assert str(planned) == f"planned practice {planned.public_id}"
    assert str(logged) == f"practice log {logged.public_id}"
