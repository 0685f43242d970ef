"""When to ask whether a browser may tell somebody of reminders: in one place, on a quiet day."""

from django.db.models import Exists, QuerySet
from django.utils import timezone

from accounts.models import User
from journal.models import Entry, Session
from practices.own_days import DAY, day_asked
from reminders.models import QuietSpell


def rows_for_asking(client: User) -> QuerySet[Entry]:
    """Entries that were saved: before the first, nobody is asked.

    Neither is anybody on a session's day and the day after it, in a rest or in a lighter time.
    """
    days = (day_asked(client, -DAY), day_asked(client))
    sessions = Session.objects.of(client).kept().filter(held_on__range=days)
    spells = QuietSpell.objects.of(client.public_id).around(timezone.now())
    written = Entry.objects.of(client).kept().finished()
    return written.exclude(Exists(sessions)).exclude(Exists(spells))
