"""Practices a therapist suggests: for the client, until answered; for the therapist, always."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from accounts.models import CareRelationship, User
from encryption.errors import Unreadable
from encryption.readers import relationship_reader
from practices.choice_documents import ChoicesDocument, PracticeSuggestionDocument
from practices.models import Practice, PracticeSuggestion
from practices.queries.log import practices_by_id
from practices.words import lengths_in_words

log = logging.getLogger(__name__)


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


def suggested_to(
    client: User, choices: ChoicesDocument, planned: Iterable[str]
) -> list[SuggestedPractice]:
    """What waits for an answer: on offer, not in the plan, neither taken nor left before."""
    rows = PracticeSuggestion.objects.of(client).select_related("relationship__therapist")
    waiting = [r for r in rows.order_by("-suggested_at") if not choices.has_answered(r.public_id)]
    taken = set(planned)
    return [
        one
        for one in with_practices(waiting)
        if one.practice.is_live and one.document.practice not in taken
    ]


def suggested_in(relationship: CareRelationship) -> list[SuggestedPractice]:
    """What stands in a relationship, newest first, and nothing of what came of it."""
    rows = PracticeSuggestion.objects.in_relationship(relationship.public_id)
    standing = rows.select_related("relationship__therapist").filter(relationship__ended_at=None)
    return with_practices(standing.order_by("-suggested_at", "-pk"))


def with_practices(rows: Iterable[PracticeSuggestion]) -> list[SuggestedPractice]:
    opened = list(opened_rows(list(rows)))
    practices = practices_by_id(document.practice for _row, document in opened)
    return [
        SuggestedPractice(
            row, document, practices[document.practice], row.relationship.therapist.name
        )
        for row, document in opened
        if document.practice in practices
    ]


def opened_rows(
    rows: list[PracticeSuggestion],
) -> Iterator[tuple[PracticeSuggestion, PracticeSuggestionDocument]]:
    """Open each with the key of its relationship; what does not open hides none of the others."""
    for relationship in dict.fromkeys(row.relationship_id for row in rows):
        yield from opened_in(relationship, [r for r in rows if r.relationship_id == relationship])


def opened_in(
    relationship: UUID, rows: list[PracticeSuggestion]
) -> Iterator[tuple[PracticeSuggestion, PracticeSuggestionDocument]]:
    try:
        reader = relationship_reader(relationship)
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
