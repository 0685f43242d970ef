"""Which days can be meant: from 1900 to five years from now."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.days import FIRST_DAY, last_day, on_clocks
from accounts.forms.days import DayField

A_DAY = timedelta(days=1)


def test_the_first_and_the_last_day_can_be_meant() -> None:
    last = last_day(timezone.localdate())

    assert [DayField().clean(str(day)) for day in (FIRST_DAY, last)] == [FIRST_DAY, last]


def test_a_day_before_and_a_day_after_cannot() -> None:
    for day in (FIRST_DAY - A_DAY, last_day(timezone.localdate()) + A_DAY):
        with pytest.raises(ValidationError, match="look at the year"):
            DayField().clean(str(day))


def test_only_a_day_from_the_ends_of_the_calendar_is_moved() -> None:
    assert on_clocks(date(2026, 11, 17)) == date(2026, 11, 17)
    assert date.min < on_clocks(date.min) < on_clocks(date.max) < date.max
