"""Practices a therapist suggests: for the client, until answered; for the therapist, always."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from accounts.models import CareRelationship, User
from encryption.errors import Unreadable
from encryption.readers import Reader, relationship_reader
from practices.choice_documents import ChoicesDocument, PracticeSuggestionDocument
from practices.models import Practice, PracticeSuggestion
from practices.queries.log import practices_by_id
from practices.words import lengths_in_words

log = logging.getLogger(__name__)
Opened = tuple[PracticeSuggestion, PracticeSuggestionDocument]
ReaderOf = Callable[[UUID], Reader]


@dataclass(frozen=True)
class SuggestedPractice:
    """One suggestion, opened, with its practice and who makes it."""

    row: PracticeSuggestion
    document: PracticeSuggestionDocument
    practice: Practice
    by: str = ""

    @property
    def lengths(self) -> str:
        return lengths_in_words(self.practice.lengths)


def suggestions_to(client: User) -> list[PracticeSuggestion]:
    """Every one that stands, the newest first."""
    rows = PracticeSuggestion.objects.of(client).select_related("relationship__therapist")
    return list(rows.order_by("-suggested_at"))


def waiting_for_answer(
    suggested: Iterable[SuggestedPractice], choices: ChoicesDocument, planned: Iterable[str]
) -> list[SuggestedPractice]:
    """Those on offer, not in the plan, neither taken nor left before."""
    taken = set(planned)
    return [
        one
        for one in suggested
        if not choices.has_answered(one.row.public_id)
        if one.practice.is_live and one.document.practice not in taken
    ]


def suggested_in(relationship: CareRelationship) -> list[SuggestedPractice]:
    """What stands in a relationship, newest first, and nothing of what came of it."""
    rows = PracticeSuggestion.objects.in_relationship(relationship.public_id)
    standing = rows.select_related("relationship__therapist").filter(relationship__ended_at=None)
    return with_practices(standing.order_by("-suggested_at", "-pk"))


def with_practices(rows: Iterable[PracticeSuggestion]) -> list[SuggestedPractice]:
    opened = list(opened_rows(list(rows)))
    return among_practices(opened, practices_by_id(document.practice for _row, document in opened))


def among_practices(
    opened: Iterable[Opened], practices: dict[str, Practice]
) -> list[SuggestedPractice]:
    return [
        SuggestedPractice(
            row, document, practices[document.practice], row.relationship.therapist.name
        )
        for row, document in opened
        if document.practice in practices
    ]


def opened_rows(
    rows: list[PracticeSuggestion], reader_of: ReaderOf = relationship_reader
) -> Iterator[Opened]:
    """Open each with the key of its relationship; what does not open hides none of the others."""
    for relationship in dict.fromkeys(row.relationship_id for row in rows):
        of_one = [row for row in rows if row.relationship_id == relationship]
        yield from opened_in(relationship, of_one, reader_of)


def opened_in(
    relationship: UUID, rows: list[PracticeSuggestion], reader_of: ReaderOf
) -> Iterator[Opened]:
    try:
        reader = reader_of(relationship)
    except Unreadable:
        log.error("the key of relationship %s does not open", relationship)
        return
    for row in rows:
        try:
            yield row, PracticeSuggestionDocument.from_json(row.open_for(reader))
        except Unreadable:
            log.error("%s does not open", row)


def opened_suggestion(row: PracticeSuggestion) -> PracticeSuggestionDocument:
    """Open one, or raise `Unreadable`."""
    reader = relationship_reader(row.relationship_id)
    return PracticeSuggestionDocument.from_json(row.open_for(reader))


def practices_on_offer() -> list[Practice]:
    """The live catalogue, as a therapist chooses from it."""
    return list(Practice.objects.live().order_by("family", "energy_cost", "title"))
