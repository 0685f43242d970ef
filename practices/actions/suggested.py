"""A therapist suggests a practice; the client takes it into the plan or leaves it, untold."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.access import hold_client
from accounts.models import CareRelationship, User
from audit.actions import record
from encryption.readers import relationship_reader
from journal.actions.suggesting import hold_open
from practices.access_days import suggestion_for_client
from practices.actions.choices import change_choices
from practices.actions.plan import add_to_plan
from practices.choice_documents import ChoicesDocument, PracticeSuggestionDocument
from practices.models import PlannedPractice, Practice, PracticeSuggestion
from practices.queries.suggested import opened_rows, opened_suggestion

MOST_STANDING = 20  # in one relationship: more than a plan could hold helps nobody


class NoRoomForPractices(Exception):
    """As many stand in this relationship as there is room for."""


class SuggestedAlready(Exception):
    """This very practice stands in this relationship."""


@transaction.atomic
def suggest_practice(
    relationship: CareRelationship, practice: Practice, line: str, *, by: User
) -> PracticeSuggestion:
    """Offer one practice of the catalogue; sealed under the key the two share."""
    hold_open(relationship, by=by)
    standing = list(PracticeSuggestion.objects.in_relationship(relationship.public_id))
    named = {document.practice for _row, document in opened_rows(standing)}
    if str(practice.public_id) in named:
        raise SuggestedAlready
    if len(standing) >= MOST_STANDING:
        raise NoRoomForPractices
    row = PracticeSuggestion(client_id=relationship.client_id, relationship=relationship)
    document = PracticeSuggestionDocument(str(practice.public_id), line)
    row.seal_for(relationship_reader(relationship.public_id), document.as_json())
    row.save(force_insert=True)
    note(row, by=by, action="practice suggested")
    return row


@transaction.atomic
def withdraw_practice(suggestion: PracticeSuggestion, *, by: User) -> None:
    """Destroy it with its key. What is in the plan stays there."""
    hold_open(suggestion.relationship, by=by)
    for row in PracticeSuggestion.objects.for_therapist(by).filter(pk=suggestion.pk):
        note(row, by=by, action="practice withdrawn")
        row.delete()


@transaction.atomic
def take_suggested(suggestion: PracticeSuggestion, *, by: User) -> PlannedPractice:
    """Take it into the plan. The therapist is not told."""
    hold_client(by)
    suggestion = suggestion_for_client(by, suggestion.public_id)
    named = opened_suggestion(suggestion).practice
    practice = Practice.objects.live().filter(public_id=named).first()
    if practice is None:
        raise Http404
    planned = add_to_plan(practice, by=by)
    change_choices(answered(suggestion.public_id, by), by=by)
    return planned


@transaction.atomic
def leave_suggested(suggestion: PracticeSuggestion, *, by: User) -> None:
    """Never show it again. The therapist is not told, and no event tells of it."""
    hold_client(by)
    suggestion = suggestion_for_client(by, suggestion.public_id)
    change_choices(answered(suggestion.public_id, by), by=by)


def answered(suggestion: UUID, client: User) -> Callable[[ChoicesDocument], ChoicesDocument]:
    """Remember that it was answered, and forget those that are gone."""
    standing = PracticeSuggestion.objects.of(client).values_list("public_id", flat=True)
    return lambda saved: saved.with_answered(suggestion).without_gone(list(standing))


@transaction.atomic
def end_practices_in(relationship: CareRelationship) -> None:
    """Destroy every suggested practice, when the relationship ends."""
    PracticeSuggestion.objects.in_relationship(relationship.public_id).delete()


def note(row: PracticeSuggestion, *, by: User, action: str) -> None:
    record(
        subject=row.client_id,
        actor=by.public_id,
        kind="practice suggestion",
        object_id=row.public_id,
        action=action,
        outcome="ok",
    )
