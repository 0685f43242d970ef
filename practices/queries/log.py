"""What was done, as plain facts. No counts, no gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from encryption.readers import owner_reader
from journal.models import DAYS_IN_TRASH
from practices.documents import How, LogDocument
from practices.models import Practice, PracticeLog
from practices.opened import Logged, open_logs
from practices.own_key import OwnKey
from practices.words import day_in_words, lengths_in_words

LOOKED_BACK = 100  # how many of the newest are opened to find those of one practice
LATEST = 3
LINES_ON_A_PAGE = 20
HOW_IN_WORDS = {
    "": _("done"),
    How.YES: _("it helped"),
    How.A_BIT: _("it helped a bit"),
    How.NO: _("it did not help"),
    How.WORSE: _("it felt worse"),
}


@dataclass(frozen=True)
class Fact:
    """One time something was done."""

    row: PracticeLog
    document: LogDocument
    title: str = ""

    @property
    def day(self) -> str:
        return day_in_words(self.row.done_on, timezone.localdate())

    @property
    def words(self) -> str:
        """The day and how it was: "Tuesday 17 November: it helped a bit"."""
        return " · ".join([f"{self.day}: {HOW_IN_WORDS[self.document.how]}", *self.numbers])

    @property
    def numbers(self) -> list[str]:
        """What else was said, as far as it was."""
        said = self.document
        lines = [lengths_in_words([said.minutes])] if said.minutes else []
        if said.before is not None:
            lines.append(_("%(number)d before") % {"number": said.before})
        if said.after is not None:
            lines.append(_("%(number)d after") % {"number": said.after})
        return [str(line) for line in lines]


def latest_logs(client: User, key: OwnKey | None = None) -> list[Logged]:
    rows = PracticeLog.objects.of(client).kept().order_by("-done_on", "-id")
    return open_logs(client, rows[:LOOKED_BACK], key)


def facts_of(practice: Practice, logs: Iterable[Logged]) -> tuple[Fact, ...]:
    return tuple(Fact(log.row, log.document) for log in logs if log.document.is_about(practice))


@dataclass(frozen=True)
class LogPage:
    """One page of the log, and which page it is."""

    facts: list[Fact]
    removed: list[Fact]
    page: Page[PracticeLog]
    has_unopened: bool


def log_page(client: User, number: str) -> LogPage:
    """The log, newest first."""
    kept = PracticeLog.objects.of(client).kept().order_by("-done_on", "-id")
    page = Paginator(kept, LINES_ON_A_PAGE).get_page(number)
    removed = PracticeLog.objects.of(client).removed().removed_since(lately())
    rows = [*page.object_list, *removed.order_by("-removed_at")]
    facts = with_titles(open_logs(client, rows))
    return LogPage(
        facts=[fact for fact in facts if fact.row.removed_at is None],
        removed=[fact for fact in facts if fact.row.removed_at],
        page=page,
        has_unopened=len(facts) < len(rows),
    )


def lately() -> datetime:
    """What was removed before this moment is about to be forgotten and is not shown."""
    return timezone.now() - timedelta(days=DAYS_IN_TRASH)


def with_titles(logs: list[Logged]) -> list[Fact]:
    practices = practices_by_id(log.document.practice for log in logs)
    return [
        Fact(log.row, log.document, practices[log.document.practice].title)
        for log in logs
        if log.document.practice in practices
    ]


def practices_by_id(public_ids: Iterable[str]) -> dict[str, Practice]:
    """The practices a client's documents name, whatever their state is now."""
    found = Practice.objects.filter(public_id__in=set(public_ids))
    return {str(practice.public_id): practice for practice in found}


@dataclass(frozen=True)
class LogView:
    """One log, opened, with its practice and what could be easier."""

    document: LogDocument
    practice: Practice
    fact: Fact

    @property
    def is_worse(self) -> bool:
        return self.document.how == How.WORSE

    @property
    def gentler(self) -> Practice | None:
        gentler = self.practice.gentler
        return gentler if gentler and gentler.is_live else None


def log_view(client: User, row: PracticeLog) -> LogView:
    """Open one log, or raise `Unreadable`."""
    document = LogDocument.from_json(row.open_for(owner_reader(client.public_id)))
    practice = Practice.objects.select_related("gentler").get(public_id=document.practice)
    return LogView(document, practice, Fact(row, document, practice.title))
