"""Thirty days after it was removed, a row goes, and its key with it."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from practices.actions.log import remove_log
from practices.actions.plan import remove_from_plan
from practices.models import PlannedPractice, PracticeLog
from practices.tasks import forget_removed_practices
from tests.practices.making import events_of


def test_only_what_was_removed_thirty_days_ago_goes(
    planned: PlannedPractice, logged: PracticeLog, alice: User
) -> None:
    remove_from_plan(planned, by=alice)
    remove_log(logged, by=alice)

    forget_removed_practices()
    young = (PlannedPractice.objects.count(), PracticeLog.objects.count())
    for model in (PlannedPractice, PracticeLog):
        model.objects.update(removed_at=timezone.now() - timedelta(days=30, seconds=1))
    forget_removed_practices()

    assert young == (1, 1)
    assert (PlannedPractice.objects.count(), PracticeLog.objects.count()) == (0, 0)
    assert events_of(alice, "planned practice") == ["added", "removed", "forgotten"]
    assert events_of(alice, "practice log") == ["logged", "removed", "forgotten"]


def test_what_is_kept_stays(planned: PlannedPractice, logged: PracticeLog) -> None:
    forget_removed_practices()

    assert (PlannedPractice.objects.count(), PracticeLog.objects.count()) == (1, 1)
