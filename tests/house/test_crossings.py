"""What crosses rooms where no import shows it: two lists, and parts of pages (decision 0014)."""

import re
from collections import defaultdict
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FOLLOWERS = {
    "journal.actions.first_hours.follow_the_clock",
    "practices.actions.arc.follow_sessions",
    "practices.actions.pauses.follow_hours",
}
PARTS_OF_PRACTICES = {
    "entry.html": {"_make_intention.html"},
    "session.html": {"_arc_session.html", "_make_intention.html"},
    "thread.html": {"_make_intention.html"},
    "today.html": {
        "_begin_lighter.html",
        "_begin_more.html",
        "_lighter_line.html",
        "_rest.html",
    },
}
PART = re.compile(r'{% include "practices/([a-z_]+\.html)"')


def test_nobody_else_follows_what_a_room_below_does() -> None:
    listed = {*settings.FOLLOWERS_OF_SESSIONS, *settings.FOLLOWERS_OF_HOURS}

    assert listed == FOLLOWERS


def test_no_other_page_of_the_journal_shows_a_part_of_the_practices() -> None:
    shown = defaultdict(set)
    for page in (ROOT / "templates" / "journal").rglob("*.html"):
        for part in PART.findall(page.read_text()):
            shown[page.name].add(part)

    assert shown == PARTS_OF_PRACTICES
