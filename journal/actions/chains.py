"""Write a chain, change it, put it away, bring it back, erase it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.access import hold_client
from accounts.models import User
from encryption.keys import ensure_client_key
from journal.access import reader_of
from journal.access_body import chain_for_writing, session_out_of_sight
from journal.chain_documents import ChainDocument
from journal.models import Chain, Session


@dataclass(frozen=True)
class ChainWriting:
    """A chain as it came from its page; `revision` is what the page was opened on, 0 if new."""

    public_id: UUID
    chain_on: date
    session: Session | None
    document: ChainDocument
    revision: int = 0


class ChainWrittenElsewhere(Exception):
    """The chain has changed since this page was opened."""

    def __init__(self, chain: Chain, saved: ChainDocument) -> None:
        super().__init__("this chain was changed on another page")
        self.chain = chain
        self.saved = saved


@transaction.atomic
def keep_chain(writing: ChainWriting, *, by: User) -> Chain:
    """Keep a chain; sending it twice keeps it once, and a stale page overwrites nothing."""
    hold_client(by)
    ensure_client_key(by.public_id)
    reader = reader_of(by)
    chain = chain_for_writing(by, writing.public_id)
    if chain is None:
        if writing.revision:
            raise Http404  # it was there when the page was opened; it has been erased since
        chain = Chain(public_id=writing.public_id, client=by)
    elif writing.revision != chain.document_revision:
        saved = ChainDocument.from_json(chain.open_for(reader))
        if saved != writing.document:
            raise ChainWrittenElsewhere(chain, saved)
    chain.chain_on = writing.chain_on
    chain.session = writing.session or session_out_of_sight(chain)
    chain.seal_for(reader, writing.document.as_json())
    chain.save()
    return chain
