"""Drawings, photos and recordings, opened for a page."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import overload
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from encryption.errors import Unreadable
from encryption.readers import Reader, owner_reader
from journal import drawing
from journal.attachment_documents import AttachmentDocument
from journal.attachments import opened
from journal.models import Attachment, Entry, Fragment, Session

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class AttachmentLine:
    """One of them, as a page shows it. One that does not open hides none of the others."""

    attachment: Attachment
    document: AttachmentDocument | None

    @property
    def public_id(self) -> UUID:
        return self.attachment.public_id

    @property
    def kind(self) -> str:
        return self.attachment.kind

    @property
    def written_at(self) -> datetime:
        return self.attachment.written_at

    @property
    def title(self) -> str:
        return self.document.title if self.document else ""

    @property
    def description(self) -> str:
        return self.document.description if self.document else ""

    @property
    def seconds(self) -> int:
        return self.document.seconds if self.document else 0

    @property
    def name(self) -> str:
        """What to call it: its title, or what it is."""
        return self.title or self.kind_name

    @property
    def kind_name(self) -> str:
        return CALLED[Attachment.Kind(self.kind)]()

    @property
    def duration(self) -> str:
        return f"{self.seconds // 60}:{self.seconds % 60:02}" if self.seconds else ""

    @property
    def url(self) -> str:
        return reverse("journal:attachment", args=[self.public_id])

    @property
    def file_url(self) -> str:
        return reverse("journal:attachment-file", args=[self.public_id])

    @cached_property
    def picture(self) -> drawing.Picture | None:
        """A drawing's lines; nothing for what is none, or does not open."""
        if self.kind != Attachment.Kind.DRAWING or not self.document:
            return None
        try:
            return drawing.picture_of(content_of(self.attachment, self.document))
        except (Unreadable, ValueError):
            log.error("%s does not open", self.attachment)
            return None


CALLED = {
    Attachment.Kind.DRAWING: lambda: _("A drawing"),
    Attachment.Kind.PHOTO: lambda: _("A photo"),
    Attachment.Kind.RECORDING: lambda: _("A recording"),
}


@overload
def attachments_of(*, entry: Entry, reader: Reader | None = None) -> list[AttachmentLine]: ...
@overload
def attachments_of(*, fragment: Fragment) -> list[AttachmentLine]: ...
@overload
def attachments_of(*, session: Session) -> list[AttachmentLine]: ...
def attachments_of(
    *,
    entry: Entry | None = None,
    fragment: Fragment | None = None,
    session: Session | None = None,
    reader: Reader | None = None,
) -> list[AttachmentLine]:
    """What lies with an entry, with a piece, or with a session itself; in the order it came."""
    if entry:
        return lines_of(Attachment.objects.kept().filter(entry=entry), reader)
    if fragment:
        return lines_of(Attachment.objects.kept().filter(fragment=fragment))
    rows = Attachment.objects.kept().filter(session=session, entry=None, fragment=None)
    return lines_of(rows)


def lines_of(rows: Iterable[Attachment], reader: Reader | None = None) -> list[AttachmentLine]:
    """These rows opened for the one person whose they are."""
    found = sorted(rows, key=lambda row: row.pk)
    if not found:
        return []
    reader = reader or owner_reader(found[0].client_id)
    return [line_of(row, reader) for row in found]


def line_of(attachment: Attachment, reader: Reader) -> AttachmentLine:
    try:
        return AttachmentLine(attachment, opened_attachment(attachment, reader))
    except Unreadable:
        log.error("%s does not open", attachment)
        return AttachmentLine(attachment, None)


def opened_attachment(attachment: Attachment, reader: Reader) -> AttachmentDocument:
    return AttachmentDocument.from_json(attachment.open_for(reader))


def content_of(attachment: Attachment, document: AttachmentDocument) -> bytes:
    """The whole of a small one, such as a drawing."""
    with opened(attachment, document.key_bytes, document.size) as stream:
        return b"".join(stream.read())
