"""One person it fails for holds up none of the others, and it is not hushed up."""

import pytest

from accounts.models import User
from accounts.one_by_one import for_each


def test_the_others_come_first_and_then_what_failed_is_raised(
    alice: User, charlie: User, nora: User, caplog: pytest.LogCaptureFixture
) -> None:
    met: list[User] = []

    def meet(person: User) -> None:
        if person == alice:
            raise ValueError("her own words")
        met.append(person)

    with pytest.raises(ExceptionGroup):
        for_each([alice, charlie, nora], meet)

    assert met == [charlie, nora]
    assert caplog.messages == [f"held up for {alice.public_id}"]


def test_it_counts_those_for_whom_something_was_done(alice: User, charlie: User) -> None:
    assert for_each([alice, charlie], lambda person: person == alice) == 1
