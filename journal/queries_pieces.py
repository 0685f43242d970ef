"""The pieces remembered of a session, opened for one page: its cost never grows with them."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from encryption.errors import Unreadable
from encryption.readers import Reader
from journal.forms.words import SensationLine, sensation_lines
from journal.fragment_documents import FragmentDocument
from journal.landing_words import Mark, colour_label, mark_of
from journal.models import Attachment, Fragment, FragmentQuerySet, Session
from journal.piece_words import clarity_as_read, words_as_read
from journal.queries_attachments import AttachmentLine, line_of
from journal.recall import since

Files = dict[UUID | None, list[AttachmentLine]]
Layers = dict[UUID | None, list[Fragment]]
log = logging.getLogger(__name__)
PIECES_ON_A_PAGE = 20
MOMENTS_SHOWN = 5  # of a session's pieces; what was touched within a few minutes is one
A_FEW_MINUTES = timedelta(minutes=5)
TOUCHED = (Fragment.Kind.MARK, Fragment.Kind.TOUCH, Fragment.Kind.LANDING)
LAYERS_SHOWN = 3  # below a piece among others; its own page shows them all


@dataclass(frozen=True)
class PieceLine:
    """One piece as it came: when it came back, how clear it is, and what came to it later."""

    fragment: Fragment
    document: FragmentDocument
    since: str
    attachments: list[AttachmentLine] = field(default_factory=list)
    layers: list["PieceLine"] = field(default_factory=list)
    has_more_layers: bool = False

    @property
    def words(self) -> list[str]:
        return words_as_read(self.document.words)

    @property
    def clarity(self) -> str:
        return clarity_as_read(self.document.clarity)

    @property
    def colour_name(self) -> str:
        return colour_label(self.document.colour)

    @property
    def mark(self) -> Mark | None:
        return mark_of(self.document.mark)

    @property
    def sensations(self) -> list[SensationLine]:
        return sensation_lines(self.document.sensations)

    @property
    def in_short(self) -> str:
        """What was picked and touched: “blue, spiral, chest”."""
        mark = str(self.mark.label) if self.mark else ""
        places = [line.place for line in self.sensations]
        return ", ".join(said for said in (*self.words, self.colour_name, mark, *places) if said)

    @property
    def is_told_by_its_kind(self) -> bool:
        """Whether nothing else says what it is: still landing, nothing came, a drawing."""
        silent = replace(self.document, text=self.document.text.strip(), clarity="")
        return silent == FragmentDocument() and not self.attachments

    @property
    def first_words(self) -> str:
        """The line a list shows, and what a link to it is called."""
        said = self.document.text.strip() or self.in_short or self.fragment.get_kind_display()
        return said if len(said) <= 80 else said[:79].rstrip() + "…"


@dataclass(frozen=True)
class Moment:
    """One piece, or what was touched one after the other within a few minutes."""

    lines: list[PieceLine]

    @property
    def first(self) -> PieceLine:
        return self.lines[0]

    @property
    def is_one(self) -> bool:
        return len(self.lines) == 1

    @property
    def earliest(self) -> PieceLine:
        return min(self.lines, key=lambda line: line.fragment.remembered_at)


@dataclass(frozen=True)
class PiecesPage:
    lines: list[PieceLine]
    beyond: UUID | None  # the last one shown, when there are more
    is_first: bool
    is_oldest_first: bool = False
    beside: list[AttachmentLine] = field(default_factory=list)  # of the session, and no piece
    moments: list[Moment] = field(default_factory=list)


def pieces_of_session(
    session: Session, reader: Reader, *, beyond: UUID | None = None, oldest_first: bool = False
) -> PiecesPage:
    """A page of first pieces, a few moments long, each with the last layers upon it."""
    pieces = Fragment.objects.kept().arrived().filter(session=session, builds_on=None)
    found, more = cut(pieces, beyond, oldest_first=oldest_first)
    layers = last_layers_of(found)
    grouped = by_moment(found, layers)
    found = [one for some in grouped[:MOMENTS_SHOWN] for one in some]
    if len(grouped) > MOMENTS_SHOWN:
        more = found[-1].public_id
    shown = [*found, *(layer for one in found for layer in layers[one.public_id])]
    files = files_of(shown, reader, session=session)
    lines = [with_layers(one, layers[one.public_id], session, reader, files) for one in found]
    by_piece = {line.fragment: line for line in lines}
    moments = [Moment([by_piece[one] for one in some]) for some in grouped[:MOMENTS_SHOWN]]
    return PiecesPage(lines, more, beyond is None, oldest_first, files[None], moments)


def by_moment(pieces: list[Fragment], layers: Layers) -> list[list[Fragment]]:
    """These in their order, those touched within a few minutes of each other together."""
    moments: list[list[Fragment]] = []
    for piece in pieces:
        if moments and is_same_moment(moments[-1], piece, layers):
            moments[-1].append(piece)
        else:
            moments.append([piece])
    return moments


def is_same_moment(moment: list[Fragment], piece: Fragment, layers: Layers) -> bool:
    """Whether these were touched, nothing lies upon them, and few minutes lie between."""
    apart = abs(piece.remembered_at - moment[0].remembered_at)
    both = (moment[-1], piece)
    return apart <= A_FEW_MINUTES and all(
        one.kind in TOUCHED and not layers.get(one.public_id) for one in both
    )


def layers_of_piece(piece: Fragment, reader: Reader, *, beyond: UUID | None = None) -> PiecesPage:
    """A page of what came to one piece later, in the order it came."""
    layers = Fragment.objects.kept().arrived().filter(builds_on=piece)
    found, more = cut(layers, beyond, oldest_first=True)
    files = files_of(found, reader)
    lines = [piece_line(one, piece.session, reader, files) for one in found]
    return PiecesPage(lines, more, beyond is None, is_oldest_first=True)


def files_of(pieces: list[Fragment], reader: Reader, *, session: Session | None = None) -> Files:
    """What was drawn, spoken or photographed, by its piece; under none what is the session's."""
    of_these = Q(fragment__in=pieces)
    if session:
        of_these |= Q(session=session, fragment=None, entry=None)
    files: Files = defaultdict(list)
    for row in Attachment.objects.kept().filter(of_these).order_by("pk"):
        files[row.fragment_id].append(line_of(row, reader))
    return files


def cut(
    pieces: FragmentQuerySet, beyond: UUID | None, *, oldest_first: bool
) -> tuple[list[Fragment], UUID | None]:
    """One page of these, and the last one shown when there are more."""
    order = ("remembered_at", "id") if oldest_first else ("-remembered_at", "-id")
    if beyond:
        pieces = pieces.filter(further(pieces, beyond, oldest_first=oldest_first))
    found = list(pieces.order_by(*order)[: PIECES_ON_A_PAGE + 1])
    shown = found[:PIECES_ON_A_PAGE]
    return shown, shown[-1].public_id if len(found) > PIECES_ON_A_PAGE else None


def further(pieces: FragmentQuerySet, beyond: UUID, *, oldest_first: bool) -> Q:
    last = pieces.filter(public_id=beyond).first()
    if last is None:
        return Q()
    way = "gt" if oldest_first else "lt"
    same_moment = Q(**{"remembered_at": last.remembered_at, f"pk__{way}": last.pk})
    return Q(**{f"remembered_at__{way}": last.remembered_at}) | same_moment


def last_layers_of(pieces: Iterable[Fragment]) -> Layers:
    """The last few layers upon each piece, and one more where there are more; oldest first."""
    latest = Window(RowNumber(), partition_by=F("builds_on"), order_by=("-remembered_at", "-id"))
    found = list(pieces)
    layers: Layers = defaultdict(list)
    if found:
        rows = Fragment.objects.kept().arrived().filter(builds_on__in=found).annotate(latest=latest)
        for layer in rows.filter(latest__lte=LAYERS_SHOWN + 1).order_by("remembered_at", "id"):
            layers[layer.builds_on_id].append(layer)
    return layers


def with_layers(
    piece: Fragment, layers: list[Fragment], session: Session, reader: Reader, files: Files
) -> PieceLine:
    shown = [piece_line(layer, session, reader, files) for layer in layers[-LAYERS_SHOWN:]]
    line = piece_line(piece, session, reader, files)
    return replace(line, layers=shown, has_more_layers=len(layers) > LAYERS_SHOWN)


def piece_line(
    piece: Fragment, session: Session, reader: Reader, files: Files | None = None
) -> PieceLine:
    """A piece, opened; one that does not open hides none of the others."""
    document = opened_piece(piece, reader)
    own = files.get(piece.public_id, []) if files else []
    return PieceLine(piece, document, since(session, piece.remembered_at), own)


def opened_piece(piece: Fragment, reader: Reader) -> FragmentDocument:
    try:
        return FragmentDocument.from_json(piece.open_for(reader))
    except Unreadable:
        log.error("%s does not open", piece)
        return FragmentDocument(_("This could not be opened just now. It has not been changed."))
