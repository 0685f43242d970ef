"""What may be said of how many people a prompt was of use to."""

from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from prompts.actions.uses import season_of
from prompts.models import Prompt

LEAST_PEOPLE = 10  # below this nothing is said
STEP = 5  # said in fives, so that nobody is seen coming alone


def with_people(prompts: QuerySet[Prompt], *, today: date) -> QuerySet[Prompt]:
    """Prompts with `most_people`: how many answered each, this season or last.

    The larger of the two seasons, never their sum: the same people may stand in both.
    """
    this = season_of(today)
    seasons = [this, season_of(this - timedelta(days=1))]
    return prompts.annotate(most_people=Max("uses__people", filter=Q(uses__season_on__in=seasons)))


def people_in_words(most_people: int | None) -> str:
    """About how many, in fives; for a small group only that it is small."""
    if not most_people or most_people < LEAST_PEOPLE:
        return _("too few to say")
    return _("about %(people)s people") % {"people": most_people - most_people % STEP}
