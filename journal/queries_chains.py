"""Chains, opened and put into words: one, a list, and what came more than once."""

import logging
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from encryption.errors import Unreadable
from encryption.readers import Reader
from journal.access import reader_of
from journal.body_words import place_name
from journal.chain_counts import Pair, recurring
from journal.chain_documents import ChainDocument
from journal.forms.words import feeling_labels
from journal.models import Chain, Session
from journal.queries_body import session_label
from prompts.words import FEELING_LABELS, SENSATION_LABELS

log = logging.getLogger(__name__)
CHAINS_ON_A_PAGE = 20
CHAINS_COUNTED = 200


@dataclass(frozen=True)
class Link:
    """One link of a chain as it is read: its name and what stands there."""

    name: str
    codes: str
    words: str


@dataclass(frozen=True)
class ChainLine:
    """One chain in a list."""

    chain: Chain
    words: str
    session: str


@dataclass(frozen=True)
class ChainPage:
    lines: list[ChainLine]
    older_than: UUID | None


def opened_chain(chain: Chain, reader: Reader) -> ChainDocument:
    return ChainDocument.from_json(chain.open_for(reader))


def links_of(document: ChainDocument) -> list[Link]:
    """The five links in their order; an empty one is there too, and stays quiet."""
    feelings = ", ".join(feeling_labels(document.feelings))
    return [
        Link(_("A cue in the body"), cue_words(document), document.cue),
        Link(_("A feeling"), feelings, document.feeling),
        Link(_("A story"), "", document.story),
        Link(_("An urge"), "", document.urge),
        Link(_("A next choice"), "", document.choice),
    ]


def cue_words(document: ChainDocument) -> str:
    """“chest, belly: tight, hot”."""
    places = ", ".join(place_name(code) for code in document.places)
    words = ", ".join(str(SENSATION_LABELS.get(code, code)) for code in document.sensations)
    return ": ".join(part for part in (places, words) if part)


def chain_lines(
    client: User, *, older_than: UUID | None = None, session: Session | None = None
) -> ChainPage:
    """The newest chains, or those older than this one; its cost never grows with their number."""
    chains = Chain.objects.of(client).kept().select_related("session")
    if session:
        chains = chains.filter(session=session)
    last = Chain.objects.of(client).filter(public_id=older_than).first() if older_than else None
    if last:
        after = Q(chain_on__lt=last.chain_on) | Q(chain_on=last.chain_on, pk__lt=last.pk)
        chains = chains.filter(after)
    found = list(chains.order_by("-chain_on", "-id")[: CHAINS_ON_A_PAGE + 1])
    shown = found[:CHAINS_ON_A_PAGE]
    more = shown[-1].public_id if len(found) > CHAINS_ON_A_PAGE else None
    reader = reader_of(client) if shown else None
    return ChainPage([chain_line(chain, reader) for chain in shown if reader], more)


def chain_line(chain: Chain, reader: Reader) -> ChainLine:
    """A chain, for a list; one that does not open hides none of the others."""
    return ChainLine(chain, first_words(chain, reader), session_label(chain.session, reader))


def first_words(chain: Chain, reader: Reader) -> str:
    """How a chain begins: its first links, in a line."""
    try:
        document = opened_chain(chain, reader)
    except Unreadable:
        log.error("%s does not open", chain)
        return _("This could not be opened just now. It has not been changed.")
    links = [link.codes or link.words for link in links_of(document)]
    said = [words for words in (document.before, *links) if words.strip()]
    line = " → ".join(said[:3]) or date_format(chain.chain_on, "DATE_FORMAT")
    return line if len(line) <= 100 else line[:99].rstrip() + "…"


@dataclass(frozen=True)
class PairLine:
    """A cue and a feeling that came together more than once, in words."""

    words: str
    times: int


def recurring_in(client: User) -> list[PairLine]:
    """What came together in the newest chains, counted and nothing more."""
    chains = list(Chain.objects.of(client).kept().order_by("-chain_on", "-id")[:CHAINS_COUNTED])
    if not chains:
        return []
    reader = reader_of(client)
    opened = (opened_or_nothing(chain, reader) for chain in chains)
    return [pair_line(pair) for pair in recurring(opened)]


def opened_or_nothing(chain: Chain, reader: Reader) -> ChainDocument:
    try:
        return opened_chain(chain, reader)
    except Unreadable:
        log.error("%s does not open", chain)
        return ChainDocument()


def pair_line(pair: Pair) -> PairLine:
    """“chest, tight and anxious”; typed words stand as they were compared."""
    place = place_name(pair.place) if pair.place else ""
    sensation = str(SENSATION_LABELS.get(pair.sensation, pair.sensation))
    cue = ", ".join(part for part in (place, sensation, pair.cue) if part)
    feeling = str(FEELING_LABELS.get(pair.feeling, pair.feeling)) or pair.then
    words = _("%(cue)s and %(feeling)s") % {"cue": cue, "feeling": feeling}
    return PairLine(words, pair.times)
