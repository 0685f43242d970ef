"""Where the files of attachments lie: sealed bytes, each under a name that tells nothing.

A file is written beside its place, made safe on the disk, and put in its place while its row is
being saved. What has no row, because something broke off, is swept away after a day.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.core.files.storage import FileSystemStorage, storages
from django.db import transaction
from django.db.models import QuerySet

from encryption import labels
from encryption.box import piece
from encryption.errors import Unreadable
from encryption.ring import key_ring
from encryption.stream import OpenedStream
from journal.models import Attachment

LABEL = "journal.attachment.file"
LEFT_BEHIND = timedelta(days=1)
AT_ONCE = 1000
labels.register(LABEL, __name__)


def place_of(attachment: Attachment) -> bytes:
    """Return what a file is bound to: this deployment, this attachment, this person."""
    parts = (LABEL.encode(), attachment.public_id.bytes, attachment.client_id.bytes)
    return key_ring().place + b"".join(map(piece, parts))


def path_of(public_id: UUID) -> Path:
    """Return where the file of an attachment lies."""
    storage = storages["attachments"]
    if not isinstance(storage, FileSystemStorage):
        raise TypeError("Attachments are kept on a disk: see STORAGES.")
    return Path(storage.path(f"{public_id.hex[:2]}/{public_id}"))


def folder() -> Path:
    """Return the folder all files lie in, made if need be."""
    path = path_of(UUID(int=0)).parent.parent
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


class Waiting:
    """A sealed file that is on the disk, and not yet in its place."""

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.size = size

    def put_at(self, public_id: UUID) -> None:
        """Put the file in its place. Last thing before its row is committed."""
        place = path_of(public_id)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        os.replace(self.path, place)
        sync(place.parent)


@contextmanager
def written(sealed: Iterable[bytes]) -> Iterator[Waiting]:
    """Write sealed bytes as they come; what was not put in its place by the end is removed."""
    descriptor, name = tempfile.mkstemp(prefix="waiting-", dir=folder())
    path = Path(name)
    try:
        with open(descriptor, "wb") as file:
            size = sum(map(file.write, sealed))
            file.flush()
            os.fsync(descriptor)
        yield Waiting(path, size)
    finally:
        path.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Make a folder's list of names safe on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def opened(attachment: Attachment, key: bytes, size: int) -> Iterator[OpenedStream]:
    """Open the file of an attachment, or raise `Unreadable`; it holds what its row says."""
    try:
        file = path_of(attachment.public_id).open("rb")
    except FileNotFoundError:
        raise Unreadable from None
    with file:
        stream = OpenedStream(key, place_of(attachment), file)
        if stream.size != size:
            raise Unreadable
        yield stream


def remove_files_of(rows: QuerySet[Attachment]) -> None:
    """Remove the files of these rows once the transaction that deletes them has committed."""
    ids = list(rows.values_list("public_id", flat=True))
    transaction.on_commit(lambda: remove(ids))


def remove(ids: Iterable[UUID]) -> None:
    for public_id in ids:
        path_of(public_id).unlink(missing_ok=True)


def sweep(now: datetime) -> int:
    """Remove files older than a day that no row knows; returns how many went."""
    old = (path for path in folder().rglob("*") if is_old_file(path, now))
    count = 0
    while some := list(islice(old, AT_ONCE)):
        count += sweep_some(some)
    return count


def sweep_some(paths: list[Path]) -> int:
    ids = {path: as_id(path.name) for path in paths}
    wanted = [public_id for public_id in ids.values() if public_id]
    known = set(Attachment.objects.filter(public_id__in=wanted).values_list("public_id", flat=True))
    gone = [path for path in paths if ids[path] not in known]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def is_old_file(path: Path, now: datetime) -> bool:
    try:
        changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:  # gone meanwhile
        return False
    return path.is_file() and now - changed_at > LEFT_BEHIND


def as_id(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None
