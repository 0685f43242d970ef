"""Whether everything rests or is lighter just now, and a client's pauses."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import User
from practices.day_documents import PauseDocument
from practices.models import Pause
from practices.own_days import own_today
from practices.own_key import OwnKey
from practices.words import day_in_words

MOST_LOOKED_BACK = 200


@dataclass(frozen=True)
class Rest:
    """One pause or flare, opened. One that does not open can still be ended."""

    row: Pause
    document: PauseDocument
    today: date

    @property
    def is_flare(self) -> bool:
        return self.document.is_flare

    @property
    def is_on(self) -> bool:
        return self.row.is_standing(self.today) and self.row.begins_on <= self.today

    @property
    def can_go_on(self) -> bool:
        """Whether it was ended by hand and some of its days are still to come."""
        return self.row.ended_at is not None and not self.row.is_over(self.today)

    @property
    def days(self) -> str:
        """“From Friday 20 November to Monday 23 November”."""
        begins = day_in_words(self.row.begins_on, self.today)
        if self.row.ends_on == self.row.begins_on:
            return begins
        if self.row.ends_on is None:
            return _("From %(first)s") % {"first": begins}
        days = {"first": begins, "last": day_in_words(self.row.ends_on, self.today)}
        return _("From %(first)s to %(last)s") % days

    @property
    def until(self) -> str:
        """“until Monday 23 November”, or nothing where it is open."""
        if self.row.ends_on is None:
            return ""
        return _("until %(day)s") % {"day": day_in_words(self.row.ends_on, self.today)}


def rest_now(client: User, key: OwnKey | None = None, today: date | None = None) -> Rest | None:
    """What is on at this moment: a flare before a pause, or neither."""
    today, key = today or own_today(client), key or OwnKey(client)
    rows = Pause.objects.of(client).standing(today).begun(today).order_by("pk")
    rests = [rest_of(row, key, today) for row in rows]
    if not rests:
        return None
    return next((rest for rest in rests if rest.is_flare), rests[0])


def rest_of(row: Pause, key: OwnKey, today: date) -> Rest:
    opened = key.opened(row)
    return Rest(row, PauseDocument.from_json(opened) if opened else PauseDocument(), today)


def flare_of(client: User) -> Pause | None:
    """The flare that is on, if one is."""
    rest = rest_now(client)
    return rest.row if rest and rest.is_flare else None


def is_lighter(client: User) -> bool:
    """Whether everything is to be lighter just now."""
    return flare_of(client) is not None


@dataclass(frozen=True)
class PausesPage:
    """What is on, what is to come, and what was before and has words or can go on."""

    now: list[Rest]
    ahead: list[Rest]
    earlier: list[Rest]

    @property
    def rests(self) -> bool:
        """Whether days of rest are on: another one then steps back."""
        return any(not rest.is_flare for rest in self.now)


def pauses_page(client: User) -> PausesPage:
    today = own_today(client)
    key = OwnKey(client)
    rows = Pause.objects.of(client).order_by("-begins_on", "-pk")[:MOST_LOOKED_BACK]
    rests = [rest_of(row, key, today) for row in rows]
    standing = [rest for rest in rests if rest.row.is_standing(today)]
    over = [rest for rest in rests if not rest.row.is_standing(today)]
    return PausesPage(
        now=[rest for rest in standing if rest.is_on],
        ahead=[rest for rest in standing if not rest.is_on][::-1],
        earlier=[r for r in over if r.document.reason or (r.can_go_on and not r.is_flare)],
    )


def pause_view(client: User, row: Pause) -> Rest:
    """Open one, or raise `Unreadable`."""
    document = PauseDocument.from_json(row.open_for(OwnKey(client).reader))
    return Rest(row, document, own_today(client))
