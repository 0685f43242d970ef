"""A file in a form, sealed while it comes: no disk ever holds a piece of it in the clear.

A form's parts are read before anybody knows what the form is about, so its file waits on the disk
under a key that this process alone knows, in a file that has no name.
"""

import tempfile
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from encryption.box import NONCE_SIZE, new_key
from journal.attachments import folder
from journal.recordings import LARGEST

if TYPE_CHECKING:
    Uploaded = UploadedFile[bytes]
else:
    Uploaded = UploadedFile


class SealedOnTheWay(Uploaded):
    """What a form sent: its name, and its pieces, to be read once."""

    def __init__(self, name: str) -> None:
        waiting: IO[bytes] = tempfile.TemporaryFile(dir=folder())  # noqa: SIM115  closed by Django
        super().__init__(waiting, name=name)
        self._waiting = waiting
        self._cipher = AESGCM(new_key())
        self._sizes: list[int] = []

    def add(self, piece: bytes) -> None:
        sealed = self._cipher.encrypt(nonce(len(self._sizes)), piece, None)
        self._sizes.append(len(sealed))
        self._waiting.write(sealed)

    def pieces(self) -> Iterator[bytes]:
        self._waiting.seek(0)
        for number, size in enumerate(self._sizes):
            yield self._cipher.decrypt(nonce(number), self._waiting.read(size), None)


def nonce(number: int) -> bytes:
    return number.to_bytes(NONCE_SIZE, "big")


class LettingGo(FileUploadHandler):
    """Drops a file as it comes: whoever sends it has not been let in."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep nothing, in memory or on the disk."""

    def file_complete(self, file_size: int) -> None:
        """Make no file of it."""


class SealingHandler(FileUploadHandler):
    """Seals the pieces of a file as they come; of one that is too large, as much as tells so."""

    waiting: SealedOnTheWay

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file = self.waiting = SealedOnTheWay(self.file_name or "")  # closed if it breaks off

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= LARGEST:
            self.waiting.add(raw_data)

    def file_complete(self, file_size: int) -> SealedOnTheWay:
        self.waiting.size = file_size
        return self.waiting
