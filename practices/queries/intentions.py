"""Intentions, opened for their pages: the few in hand on top, the others kept below."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Case, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from practices.actions.intentions_reminders import OfIntention, reminders_of
from practices.intention_documents import IntentionDocument, Look, Status
from practices.intention_words import Line, lines_of, status_in_words
from practices.models import Intention, IntentionMoment
from practices.opened import Held, Moment, open_intentions, open_moments
from practices.own_days import day_asked
from practices.own_key import OwnKey
from practices.queries.intentions_insight import Insight, insight_of, source_of
from practices.queries.intentions_looks import LookLine, look_line
from practices.queries.log import lately
from practices.words import day_in_words, time_in_words

FEW = 3  # stand on top; the others in hand are one press away
LOOKS_ON_A_PAGE = 20
STAYS_ASKED = timedelta(days=7)  # how long a page goes on asking for a look that was wished for


@dataclass(frozen=True)
class IntentionLine:
    """One intention in a list."""

    row: Intention
    document: IntentionDocument

    @property
    def status(self) -> str:
        return status_in_words(self.document)

    @property
    def looks(self) -> list[str]:
        """The days it is to be looked at again, in words."""
        today = timezone.localdate()
        return [day_in_words(day, today) for day in self.row.review_on if day > today]

    @property
    def is_asked_for(self) -> bool:
        return self.document.is_in_hand and is_asked_for(self.row, timezone.localdate())


def is_asked_for(row: Intention, today: date) -> bool:
    """Whether the person wanted to look at it about now; long over, nothing says so any more."""
    return any(today - STAYS_ASKED < day <= today for day in row.review_on)


@dataclass(frozen=True)
class IntentionsPage:
    """Everything there is; nothing of it failed."""

    first: list[IntentionLine]
    more: list[IntentionLine]
    resting: list[IntentionLine]
    part_of_life: list[IntentionLine]
    let_go: list[IntentionLine]
    removed: list[IntentionLine]
    has_unopened: bool

    @property
    def is_empty(self) -> bool:
        return not (self.first or self.resting or self.part_of_life or self.let_go)


def intentions_page(client: User) -> IntentionsPage:
    rows = list(Intention.objects.of(client).order_by("-set_at", "-id"))
    opened = open_intentions(client, rows)
    kept = [line_of(each) for each in opened if each.row.removed_at is None]
    in_hand = [line for line in kept if line.document.is_in_hand]
    return IntentionsPage(
        first=in_hand[:FEW],
        more=in_hand[FEW:],
        resting=those(kept, Status.RESTING),
        part_of_life=those(kept, Status.PART_OF_LIFE),
        let_go=those(kept, Status.LET_GO),
        removed=removed_lately(opened),
        has_unopened=len(opened) < len(rows),
    )


def line_of(held: Held) -> IntentionLine:
    return IntentionLine(held.row, held.document)


def those(lines: list[IntentionLine], status: Status) -> list[IntentionLine]:
    return [line for line in lines if line.document.status == status.value]


def removed_lately(opened: list[Held]) -> list[IntentionLine]:
    """What can still be put back, the latest first."""
    removed = [each for each in opened if each.row.removed_at and each.row.removed_at > lately()]
    removed.sort(key=lambda each: str(each.row.removed_at), reverse=True)
    return [line_of(each) for each in removed]


def opened_intention(client: User, row: Intention, key: OwnKey | None = None) -> IntentionLine:
    """Open one, or raise `Unreadable`."""
    document = row.open_for((key or OwnKey(client)).reader)
    return IntentionLine(row, IntentionDocument.from_json(document))


def reminds(row: Intention) -> bool:
    """Whether a reminder comes on its review days."""
    return reminders_of(row).reminds_reviews


def insight_behind(client: User, row: Intention, key: OwnKey | None = None) -> Insight | None:
    return insight_of(client, source_of(row), key)


@dataclass(frozen=True)
class IntentionView:
    """One intention with all that stands on its page."""

    line: IntentionLine
    lines: list[Line]
    insight: Insight | None
    near: str  # what was said of today, as its code
    looks: list[LookLine]
    page: Page[IntentionMoment]
    removed: list[LookLine]
    reminders: OfIntention

    @property
    def begins(self) -> str:
        begins = self.line.document.begins
        return date_format(begins, "DATE_FORMAT") if begins else ""

    @property
    def reminds_at(self) -> str:
        return time_in_words(self.reminders.at)


def intention_view(client: User, row: Intention, number: str) -> IntentionView:
    key = OwnKey(client)
    line = opened_intention(client, row, key)
    page = Paginator(row.moments.kept().order_by("-day", "-id"), LOOKS_ON_A_PAGE).get_page(number)
    beside = open_moments(client, beside_the_page(row, day_asked(client)), key)
    return IntentionView(
        line=line,
        lines=lines_of(line.document),
        insight=insight_behind(client, row, key),
        near=near_of_today(beside),
        looks=[look_line(each) for each in open_moments(client, page.object_list, key)],
        page=page,
        removed=[look_line(each) for each in beside if each.row.removed_at],
        reminders=reminders_of(row),
    )


def beside_the_page(row: Intention, today: Case) -> QuerySet[IntentionMoment]:
    """Whatever page of looks is shown: what was said of today, and what was taken out lately."""
    of_today = Q(removed_at=None, day=today)
    return row.moments.filter(of_today | Q(removed_at__gt=lately())).order_by("-removed_at")


def near_of_today(moments: list[Moment]) -> str:
    kept = (each for each in moments if each.row.removed_at is None)
    return next((each.document.near for each in kept if each.document.look == Look.DAY), "")
