"""What may be said of how many people a prompt was of use to."""

from collections.abc import Iterable
from datetime import date, timedelta

from prompts.actions.uses import season_of
from prompts.models import UseCount

LEAST_PEOPLE = 10  # below this nothing is said
STEP = 5  # said in fives, so that nobody is seen coming alone


def people_by_prompt(prompt_pks: Iterable[int], *, today: date) -> dict[int, int]:
    """How many people answered each prompt this season or last; too few are left out.

    The larger of the two seasons, never their sum: the same people may stand in both.
    """
    this = season_of(today)
    seasons = [this, season_of(this - timedelta(days=1))]
    counts = UseCount.objects.filter(prompt__in=list(prompt_pks), season_on__in=seasons)
    most: dict[int, int] = {}
    for count in counts:
        most[count.prompt_id] = max(count.people, most.get(count.prompt_id, 0))
    return {pk: people - people % STEP for pk, people in most.items() if people >= LEAST_PEOPLE}
