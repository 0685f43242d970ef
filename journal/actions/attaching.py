"""Keep a drawing, photo or recording; name it, put it away, bring it back, destroy it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Sum
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.access import hold_client
from accounts.models import User
from encryption.box import new_key
from encryption.readers import OWNER, Reader
from encryption.stream import seal_stream
from journal.access import reader_of
from journal.actions.keeping import held
from journal.attachment_documents import AttachmentDocument
from journal.attachments import Waiting, place_of, written
from journal.incoming import Incoming, Measured, TooLarge, taken_in
from journal.models import Attachment, Entry, Fragment, Session

LONGEST_NAME = 200
LONGEST_WORDS = 2000
NO_LETTER = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Said(TypedDict, total=False):
    """What comes with a file, in words; all of it sealed."""

    name: str
    title: str
    description: str
    prompt: str
    seconds: int


@dataclass(frozen=True)
class AttachmentWords:
    """What the person says about it; `revision` is what the page was opened on."""

    title: str
    description: str
    revision: int


class AttachmentWrittenElsewhere(Exception):
    """The words about this have changed since this page was opened."""


def attach(
    source: Iterable[bytes],
    *,
    writer: Reader,
    client: User,
    kind: str = "",
    media_type: str = "",
    public_id: UUID | None = None,
    entry: Entry | None = None,
    fragment: Fragment | None = None,
    session: Session | None = None,
    piece: Callable[[], Fragment] | None = None,
    **said: Unpack[Said],
) -> Attachment:
    """Seal what comes while it comes, and keep it; the same `public_id` twice is kept once.

    `writer` may be one that can read nothing. `piece` keeps the fragment only when the
    file is here, in one transaction with it; `fragment` then says which one that will be. What
    cannot be kept raises `CannotBeKept` and leaves nothing behind, on the disk or in the database.
    """
    row = Attachment(
        public_id=public_id or uuid4(),
        client=client,
        entry=entry,
        fragment=fragment,
        session=session,
        is_captured=writer.kind != OWNER,
    )
    if kept := already_kept(row):
        return kept
    incoming = taken_in(source, kind=kind, media_type=media_type)
    row.kind = incoming.kind
    pieces, key = Measured(incoming.pieces, room_left(client), no_room()), new_key()
    with written(seal_stream(key, place_of(row), pieces)) as waiting:
        document = document_of(incoming, pieces.size, key, said)
        row.seal_for(writer, document.as_json())
        return keep(row, waiting, piece)


def document_of(incoming: Incoming, size: int, key: bytes, said: Said) -> AttachmentDocument:
    return AttachmentDocument(
        media_type=incoming.media_type,
        size=size,
        key=key.hex(),
        file_name=plain_name(said.get("name", "")),
        title=plain_words(said.get("title", ""))[:LONGEST_NAME],
        description=plain_words(said.get("description", ""))[:LONGEST_WORDS],
        prompt=plain_words(said.get("prompt", ""))[:LONGEST_WORDS],
        width=incoming.width,
        height=incoming.height,
        seconds=said.get("seconds", 0),
    )


@transaction.atomic
def keep(
    row: Attachment, waiting: Waiting, piece: Callable[[], Fragment] | None = None
) -> Attachment:
    """Save the row; its file is put in its place as the last thing before that is committed."""
    hold_client(row.client)
    if piece is not None:
        row.fragment = piece()
    for parent in (row.entry, row.fragment, row.session):
        refuse_if_gone(parent)
    if waiting.size > room_left(row.client):
        raise TooLarge(no_room())
    row.sealed_size = waiting.size
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # another message of the same page was faster
        if kept := already_kept(row):
            return kept
        raise
    waiting.put_at(row.public_id)
    return row


def already_kept(row: Attachment) -> Attachment | None:
    """What was kept under this id before. An id that is somebody else's is a 404."""
    kept = Attachment.objects.filter(public_id=row.public_id).first()
    if kept and (
        (kept.client_id, kept.entry_id, kept.fragment_id, kept.session_id)
        != (row.client_id, row.entry_id, row.fragment_id, row.session_id)
    ):
        raise Http404
    return kept


def refuse_if_gone(parent: models.Model | None) -> None:
    """What it belongs to may have been erased while it came in."""
    if parent is None:
        return
    rows = type(parent)._default_manager.select_for_update(no_key=True)
    if not rows.filter(pk=parent.pk).exists():
        raise Http404


def room_left(client: User) -> int:
    """How many bytes this person's files may still take."""
    sizes = Attachment.objects.of(client).aggregate(taken=Sum("sealed_size"))
    return int(settings.ROOM_FOR_FILES) - (sizes["taken"] or 0)


def no_room() -> str:
    return _(
        "There is no room left for this file. What you erase from the trash makes room again; "
        "everything you wrote is safe."
    )


def plain_name(name: str) -> str:
    """The name a file came with: no folders, no signs that cannot be seen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable()).strip()[:LONGEST_NAME]


def plain_words(words: str) -> str:
    """What was written about it, lines and all, without signs no picture of it could hold."""
    return NO_LETTER.sub("", words.replace("\r\n", "\n")).strip()


@transaction.atomic
def describe_attachment(attachment: Attachment, words: AttachmentWords, *, by: User) -> Attachment:
    """Keep what the person says about it, unless other words were kept meanwhile."""
    attachment = held(Attachment.objects.kept(), attachment)
    if attachment.document_revision != words.revision:
        raise AttachmentWrittenElsewhere
    reader = reader_of(by)
    document = AttachmentDocument.from_json(attachment.open_for(reader))
    title, description = plain_words(words.title), plain_words(words.description)
    document = replace(document, title=title, description=description)
    attachment.seal_for(reader, document.as_json())
    attachment.save(update_fields=["document"])
    return attachment
