"""Let words that a browser kept land as an entry, once."""

from dataclasses import replace
from uuid import uuid5

from accounts.models import User
from journal.actions.entries import Writing, WrittenElsewhere, write_entry
from journal.models import Entry


def land(writing: Writing, *, by: User) -> Entry:
    """Keep these words under their own id.

    If they landed before and that entry says something else now, both are kept: the words get an
    entry of their own, whose id follows from what they say, so that a third time adds no third.
    """
    try:
        return write_entry(writing, by=by)
    except WrittenElsewhere as elsewhere:
        if writing.document.text in elsewhere.saved.text:
            return elsewhere.entry
        apart = uuid5(writing.public_id, writing.document.text)
        return write_entry(replace(writing, public_id=apart), by=by)
