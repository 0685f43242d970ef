"""How much of a file that somebody sends is kept: as much as any form here takes, and no more.

Photos and recordings are larger: their addresses set a handler of their own, behind the door, that
seals what it keeps (journal/views/receiving.py).
"""

from django.core.files.uploadhandler import FileUploadHandler

LARGEST_FILE = 2_100_000  # bytes; a little more than a form takes, so that it says so


class NoMoreThanNeeded(FileUploadHandler):
    """Let the start of a file through, and drop the rest as it comes: no memory, no disk.

    It stands before Django's own handlers, which keep what it lets through. Parts of a request
    are read before anybody has been asked who they are.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass a piece on, until there is enough to say that the file is too large."""
        return raw_data if start <= LARGEST_FILE else None

    def file_complete(self, file_size: int) -> None:
        """Leave making a file of it to those behind."""
        return None
