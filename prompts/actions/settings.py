"""Libraries, help lines and notices: edited in place, each change recorded."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit.actions import record
from prompts.models import HelpLine, Library, Notice


@transaction.atomic
def save_library(*, by: User | None, library: Library) -> None:
    """Keep a library's title, summary and place."""
    library.save()
    _note(by, library.public_id, kind="library", action="saved")


@transaction.atomic
def save_help_line(*, by: User | None, line: HelpLine) -> None:
    """Keep a help line as it stands now, and who set it so."""
    line.save()
    _note(by, line.public_id, kind="help_line", action="shown" if line.is_on else "hidden")


@transaction.atomic
def save_notice(*, by: User | None, notice: Notice) -> None:
    """Keep a notice as it stands now, and who set it so."""
    notice.save()
    _note(by, notice.public_id, kind="notice", action="shown" if notice.is_on else "hidden")


def _note(by: User | None, subject: UUID, *, kind: str, action: str) -> None:
    record(
        subject=subject,
        actor=by.public_id if by else None,
        kind=kind,
        object_id=subject,
        action=action,
        outcome="ok",
    )
