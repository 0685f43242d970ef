"""A client's key for one page: fetched once, and only where something is there to open."""

import logging
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from accounts.models import User
from encryption.errors import Unreadable
from encryption.models import SealedRow
from encryption.readers import Reader, owner_reader, readers_together

log = logging.getLogger(__name__)


class OwnKey:
    """Opens rows of one client, for that client."""

    def __init__(self, client: User, reader: Callable[[], Reader] | None = None) -> None:
        self.client = client
        self._asked = reader or partial(owner_reader, client.public_id)

    @cached_property
    def reader(self) -> Reader:
        return self._asked()

    def opened(self, row: SealedRow) -> dict[str, Any] | None:
        """The document of a row; nothing where it does not open, and the page goes on."""
        try:
            document: dict[str, Any] = row.open_for(self.reader)
        except Unreadable:
            log.error("%s does not open", row)
            return None
        return document


class KeysTogether:
    """The key of a client and those of relationships of theirs, fetched at once when needed."""

    def __init__(self, client: User, relationships: Iterable[UUID]) -> None:
        self.client = client
        self._relationships = set(relationships)

    @cached_property
    def _readers(self) -> dict[UUID, Reader]:
        return readers_together(self.client.public_id, self._relationships)

    def of(self, whose: UUID) -> Reader:
        """Return the reader of one of them, or raise `Unreadable`."""
        if whose not in self._readers:
            raise Unreadable
        return self._readers[whose]

    @property
    def own(self) -> OwnKey:
        return OwnKey(self.client, lambda: self.of(self.client.public_id))
