"""Whether the files of attachments are all there. What is read is dropped at once."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from encryption.errors import Unreadable
from encryption.readers import Reader, owner_reader
from journal.attachments import opened
from journal.models import Attachment
from journal.queries_attachments import opened_attachment


def check_files(*, whole: bool) -> Iterator[tuple[Attachment, bool]]:
    """Yield each attachment and whether its file opens: both ends of it, or the whole."""
    rows = Attachment.objects.order_by("client_id", "pk").iterator(chunk_size=500)
    for client_id, of_one in groupby(rows, key=attrgetter("client_id")):
        reader = reader_or_none(client_id)
        for attachment in of_one:
            yield attachment, reader is not None and opens(attachment, reader, whole)


def reader_or_none(client_id: UUID) -> Reader | None:
    try:
        return owner_reader(client_id)
    except Unreadable:
        return None


def opens(attachment: Attachment, reader: Reader, whole: bool) -> bool:
    try:
        document = opened_attachment(attachment, reader)
        with opened(attachment, document.key_bytes, document.size) as stream:
            for _segment in stream.read() if whole else ():
                pass
    except (Unreadable, OSError):
        return False
    return True
