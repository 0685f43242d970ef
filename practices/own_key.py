"""A client's key for one page: fetched once, and only where something is there to open."""

import logging
from functools import cached_property
from typing import Any

from accounts.models import User
from encryption.errors import Unreadable
from encryption.models import SealedRow
from encryption.readers import Reader, owner_reader

log = logging.getLogger(__name__)


class OwnKey:
    """Opens rows of one client, for that client."""

    def __init__(self, client: User) -> None:
        self.client = client

    @cached_property
    def reader(self) -> Reader:
        return owner_reader(self.client.public_id)

    def opened(self, row: SealedRow) -> dict[str, Any] | None:
        """The document of a row; nothing where it does not open, and the page goes on."""
        try:
            document: dict[str, Any] = row.open_for(self.reader)
        except Unreadable:
            log.error("%s does not open", row)
            return None
        return document
