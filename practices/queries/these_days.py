"""A few light practices for the days somebody is in, and why each is there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from accounts.models import Preferences, User
from accounts.preferences import PreferencesView, opened_preferences, session_word_of
from journal.own_words import phase_words
from practices.arc_days import Days
from practices.arc_practices import for_these_days, most_energy
from practices.models import Practice
from practices.own_key import OwnKey
from practices.queries.energy import Opened, day_view, opened_days
from practices.queries.pauses import Rest, rest_now


@dataclass(frozen=True)
class Fitting:
    """One practice for these days."""

    practice: Practice
    because: str


@dataclass(frozen=True)
class Known:
    """What a page has at hand of a person, so that nothing is asked for twice."""

    days: Days
    rest: Rest | None
    opened: Opened
    wishes: Callable[[], PreferencesView]

    @property
    def left(self) -> int | None:
        """What is left of today, where it was said how much there is."""
        return day_view(self.days.today, self.days.today, self.opened).budget.still_left


def known_of(days: Days, key: OwnKey) -> Known:
    """The same, for a page that has no more than the days and a key."""
    client, today = days.client, days.today
    wishes = partial(wishes_of, client, key)
    return Known(days, rest_now(client, key, today), opened_days(client, key, today), wishes)


def these_days(known: Known) -> list[Fitting]:
    """At most three that are not in the plan; none while everything rests."""
    days, rest = known.days, known.rest
    if rest and not rest.is_flare:
        return []
    wishes = known.wishes()
    session_word_of(days.client, lambda: wishes)  # for the words below and the page's frame
    found = for_these_days(
        Practice.objects.live(),
        phase=days.phase,
        most=most_energy(days.phase, known.left, is_lighter=bool(rest)),
        planned={practice.public_id for _row, practice in known.opened.plan},
        lenses=wishes.lenses,
        day=days.today.toordinal(),
    )
    return [Fitting(each, because(each, days)) for each in found]


def wishes_of(client: User, key: OwnKey) -> PreferencesView:
    row = Preferences.objects.filter(client=client).first()
    return opened_preferences(row, key.reader) if row else PreferencesView()


def because(practice: Practice, days: Days) -> str:
    """For the first days after your session. It takes next to no energy."""
    return _("For %(phase)s. It takes %(energy)s.") % {
        "phase": phase_words(days.phase, days.client),
        "energy": practice.get_energy_cost_display(),
    }
