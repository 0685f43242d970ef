"""A few light practices for the days somebody is in, and why each is there."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Preferences, User
from accounts.preferences import PreferencesView, opened_preferences, session_word_of
from journal.own_words import phase_words
from practices.arc_days import Days, days_of
from practices.arc_practices import for_these_days, most_energy
from practices.models import PlannedPractice, Practice
from practices.opened import open_planned
from practices.own_key import OwnKey
from practices.queries.energy import said_on
from practices.queries.pauses import rest_now


@dataclass(frozen=True)
class Fitting:
    """One practice for these days."""

    practice: Practice
    because: str


def these_days(client: User, days: Days | None = None, key: OwnKey | None = None) -> list[Fitting]:
    """At most three that are not in the plan; none while everything rests."""
    days, key = days or days_of(client), key or OwnKey(client)
    rest = rest_now(client, key)
    if rest and not rest.is_flare:
        return []
    wishes = wishes_of(client, key)
    session_word_of(client, lambda: wishes)  # for the words below and the page's frame
    planned = PlannedPractice.objects.of(client).kept()
    found = for_these_days(
        Practice.objects.live(),
        phase=days.phase,
        most=most_energy(days.phase, there_today(days, key), is_lighter=bool(rest)),
        planned={UUID(item.document.practice) for item in open_planned(client, planned, key)},
        lenses=wishes.lenses,
        day=days.today.toordinal(),
    )
    return [Fitting(each, because(each, days)) for each in found]


def wishes_of(client: User, key: OwnKey) -> PreferencesView:
    row = Preferences.objects.filter(client=client).first()
    return opened_preferences(row, key.reader) if row else PreferencesView()


def there_today(days: Days, key: OwnKey) -> int | None:
    """What they said there is of ten, if they said so."""
    said = said_on(days.client, key, days.today, days.today).get(days.today)
    return said.there if said else None


def because(practice: Practice, days: Days) -> str:
    """For the first days after your session. It takes next to no energy."""
    return _("For %(phase)s. It takes %(energy)s.") % {
        "phase": phase_words(days.phase, days.client),
        "energy": practice.get_energy_cost_display(),
    }
