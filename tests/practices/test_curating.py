"""A practice's way: people see what was published until a newer version has gone all of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from practices.actions import curating
from practices.actions.catalogue import keep_ours, take_theirs
from practices.models import Practice, PracticeVersion
from practices.tasks import publish_what_is_due
from prompts.errors import CuratingRefused
from tests.practices.curating import at_hand, latest, published, reviewed, rewrite
from tests.practices.making import events_about

Step = Callable[..., object]
SOON = timedelta(minutes=5)


def seen(practice: Practice) -> tuple[str, str]:
    """What people read of it, and whether they are offered it."""
    row = Practice.objects.get(pk=practice.pk)
    return row.summary, row.state


def test_people_see_the_old_words_until_the_new_ones_have_gone_the_whole_way(
    looking_around: Practice, cora: User, curt: User
) -> None:
    before = looking_around.summary

    reviewed(looking_around, by=cora, reader=curt, summary="Newer words.")
    assert seen(looking_around) == (before, "live")

    curating.publish_practice(by=cora, practice=looking_around, number=2)
    assert seen(looking_around) == ("Newer words.", "live")
    assert events_about(looking_around.public_id) == [
        "added",
        "edited",
        "submitted",
        "reviewed",
        "published",
    ]


@pytest.mark.parametrize("reader", ["cora", "curt"])
def test_whoever_wrote_part_of_it_does_not_review_it(
    reader: str, looking_around: Practice, cora: User, curt: User, request: pytest.FixtureRequest
) -> None:
    rewrite(looking_around, by=cora, summary="Cora's words.")
    rewrite(looking_around, by=curt, exit_note="Curt's words.")
    curating.submit_practice(by=curt, practice=looking_around, number=3)

    with pytest.raises(CuratingRefused, match="second curator"):
        curating.review_practice(
            by=request.getfixturevalue(reader), practice=looking_around, number=3
        )


def test_the_database_too_refuses_a_review_by_its_author(
    looking_around: Practice, cora: User
) -> None:
    rewrite(looking_around, by=cora, summary="Cora's words.")
    rows = PracticeVersion.objects.filter(practice=looking_around, number=2)
    now = timezone.now()

    with pytest.raises(IntegrityError, match="by_somebody_else"), transaction.atomic():
        rows.update(submitted_at=now, reviewed_at=now, reviewed_by=cora)
    with pytest.raises(IntegrityError, match="scheduled_once_reviewed"), transaction.atomic():
        rows.update(publish_at=now)


@pytest.mark.parametrize(
    "step",
    [
        curating.review_practice,
        curating.publish_practice,
        curating.unschedule_practice,
        curating.submit_practice,
    ],
)
def test_a_step_that_does_not_follow_is_refused(
    step: Step, looking_around: Practice, curt: User
) -> None:
    with pytest.raises(CuratingRefused, match="does not follow"):
        step(by=curt, practice=looking_around, number=1)


def test_nobody_takes_a_step_with_words_they_have_not_seen(
    looking_around: Practice, cora: User, curt: User
) -> None:
    rewrite(looking_around, by=cora, summary="Cora's words.")
    curating.submit_practice(by=cora, practice=looking_around, number=2)
    rewrite(looking_around, by=cora, summary="Cora's later words.")

    with pytest.raises(CuratingRefused, match="meanwhile"):
        curating.review_practice(by=curt, practice=looking_around, number=2)
    with pytest.raises(CuratingRefused, match="meanwhile"):
        curating.edit_practice(
            by=curt, practice=looking_around, number=2, content=at_hand(looking_around)
        )


def test_what_stops_a_practice_stops_it_on_being_sent(looking_around: Practice, cora: User) -> None:
    rewrite(looking_around, by=cora, summary="This will heal you.")

    with pytest.raises(CuratingRefused, match="promise"):
        curating.submit_practice(by=cora, practice=looking_around, number=2)


def test_it_is_sent_back_with_a_reason(looking_around: Practice, cora: User, curt: User) -> None:
    reviewed(looking_around, by=cora, reader=curt, summary="Newer words.")

    curating.return_practice(by=curt, practice=looking_around, number=2, reason="Too short.")

    version = latest(looking_around)
    assert (version.way, version.returned_because) == ("writing", "Too short.")


def test_a_set_time_publishes_it_once_and_not_before(
    looking_around: Practice, cora: User, curt: User
) -> None:
    reviewed(looking_around, by=cora, reader=curt, summary="Newer words.")
    soon = timezone.now() + SOON
    curating.schedule_practice(by=cora, practice=looking_around, number=2, publish_at=soon)

    publish_what_is_due()
    assert seen(looking_around)[0] != "Newer words."
    assert [curating.publish_due(now=soon + SOON) for _ in range(2)] == [1, 0]
    assert seen(looking_around) == ("Newer words.", "live")
    assert events_about(looking_around.public_id)[-2:] == ["scheduled", "came due"]


def test_what_may_not_be_shown_is_held_back_at_its_time(
    looking_around: Practice, cora: User, curt: User
) -> None:
    reviewed(looking_around, by=cora, reader=curt, summary="Newer words.")
    soon = timezone.now() + SOON
    curating.schedule_practice(by=cora, practice=looking_around, number=2, publish_at=soon)
    content = at_hand(looking_around) | {"summary": "You must."}
    looking_around.versions.filter(number=2).update(content=content)

    assert curating.publish_due(now=soon + SOON) == 0
    assert latest(looking_around).way == "reviewed"
    assert events_about(looking_around.public_id)[-1] == "held back"


def test_a_time_that_has_passed_is_refused_and_a_set_one_can_be_taken_away(
    looking_around: Practice, cora: User, curt: User
) -> None:
    reviewed(looking_around, by=cora, reader=curt, summary="Newer words.")
    words = {"by": cora, "practice": looking_around, "number": 2}

    with pytest.raises(CuratingRefused, match="has passed"):
        curating.schedule_practice(**words, publish_at=timezone.now() - SOON)
    curating.schedule_practice(**words, publish_at=timezone.now() + SOON)
    curating.unschedule_practice(**words)

    assert latest(looking_around).way == "reviewed"


def test_an_older_version_is_taken_up_again_as_a_draft(
    looking_around: Practice, cora: User, curt: User
) -> None:
    before = looking_around.summary
    published(looking_around, by=cora, reader=curt, summary="Newer words.")

    curating.restore_version(by=curt, practice=looking_around, number=2, old=1)

    assert (at_hand(looking_around)["summary"], latest(looking_around).way) == (before, "writing")
    assert seen(looking_around) == ("Newer words.", "live")


def test_what_is_retired_is_offered_to_nobody_and_comes_back_through_review(
    looking_around: Practice, cora: User, curt: User
) -> None:
    curating.retire_practice(by=cora, practice=looking_around, number=1)
    assert seen(looking_around)[1] == "retired"

    curating.restore_version(by=cora, practice=looking_around, number=1, old=1)
    assert seen(looking_around)[1] == "draft"
    with pytest.raises(CuratingRefused, match="does not follow"):
        curating.publish_practice(by=cora, practice=looking_around, number=2)


def newer(practice: Practice, **changes: Any) -> str:
    """Let the file say something else about a practice that was edited here."""
    Practice.objects.filter(pk=practice.pk).update(
        newer_in_files={"mark": "m", "content": at_hand(practice) | changes}
    )
    return "m"


def test_words_of_the_file_are_taken_field_by_field_as_a_draft(
    looking_around: Practice, cora: User
) -> None:
    before = looking_around.title
    mark = newer(looking_around, title="Theirs.", summary="Also theirs.")
    words = {"by": cora, "practice": looking_around, "number": 1}

    take_theirs(**words, mark=mark, fields=["summary", "slug"])

    looking_around.refresh_from_db()
    assert at_hand(looking_around)["summary"] == "Also theirs."
    assert at_hand(looking_around)["title"] == before
    assert (latest(looking_around).way, latest(looking_around).author) == ("writing", cora)
    assert (looking_around.newer_in_files, looking_around.loaded_hash) == (None, mark)


def test_ours_stays_and_what_changed_meanwhile_is_refused(
    looking_around: Practice, cora: User
) -> None:
    words = {"by": cora, "practice": looking_around, "number": 1}
    mark = newer(looking_around, title="Theirs.")

    with pytest.raises(CuratingRefused, match="meanwhile"):
        keep_ours(**words, mark="another")
    keep_ours(**words, mark=mark)

    looking_around.refresh_from_db()
    assert (looking_around.newer_in_files, looking_around.versions.count()) == (None, 1)
