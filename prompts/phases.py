"""Where someone stands in time, counted from a session. Pure."""

from datetime import date

from prompts.vocabulary import Phase

LAST_DAY_OF = (
    (3, Phase.FIRST_DAYS),
    (7, Phase.FIRST_WEEK),
    (28, Phase.WEAVING),
    (90, Phase.SETTLING),
)
DAYS_TO_PREPARE = 7


def phase_on(session_date: date | None, today: date, *, has_ended: bool = False) -> str:
    """Name the phase of `today`; `has_ended` tells the morning from the hours after."""
    if session_date is None:
        return str(Phase.BETWEEN)
    day = (today - session_date).days
    if day < 0:
        return str(Phase.PREPARE if day >= -DAYS_TO_PREPARE else Phase.BETWEEN)
    if day == 0:
        return str(Phase.LANDING if has_ended else Phase.DAY)
    return str(next((phase for last, phase in LAST_DAY_OF if day <= last), Phase.LONG_ARC))
