"""What a therapist puts beside a client's questions, and how it is destroyed at the end."""

from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.access import hold_client
from accounts.models import CareRelationship, User
from audit.actions import record
from encryption.readers import relationship_reader
from journal.models import Guidance, Suggestion
from journal.prompt_documents import GuidanceDocument, SuggestionDocument

MOST_STANDING = 60  # in one relationship: a list nobody could look through helps nobody


class NoRoomForSuggestions(Exception):
    """As many stand in this relationship as there is room for."""


@transaction.atomic
def suggest(
    relationship: CareRelationship, document: SuggestionDocument, *, by: User
) -> Suggestion:
    """Offer one question, or a few, to one client; sealed under the key the two share."""
    hold_open(relationship, by=by)
    if Suggestion.objects.filter(relationship=relationship).count() >= MOST_STANDING:
        raise NoRoomForSuggestions
    row = Suggestion(client_id=relationship.client_id, relationship=relationship)
    row.seal_for(relationship_reader(relationship.public_id), document.as_json())
    row.save(force_insert=True)
    record_beside("suggestion", row.public_id, relationship, by=by, action="suggested")
    return row


@transaction.atomic
def withdraw_suggestion(suggestion: Suggestion, *, by: User) -> None:
    """Destroy it with its key. What was answered keeps its wording with the client."""
    relationship = suggestion.relationship
    hold_open(relationship, by=by)
    for row in Suggestion.objects.for_therapist(by).filter(pk=suggestion.pk):
        record_beside("suggestion", row.public_id, relationship, by=by, action="withdrawn")
        row.delete()


@transaction.atomic
def set_guidance(relationship: CareRelationship, document: GuidanceDocument, *, by: User) -> None:
    """Keep the themes and the weight a therapist wishes for, one sheet a relationship."""
    hold_open(relationship, by=by)
    row = Guidance.objects.for_therapist(by).filter(relationship=relationship).first()
    row = row or Guidance(client_id=relationship.client_id, relationship=relationship)
    row.seal_for(relationship_reader(relationship.public_id), document.as_json())
    row.save()
    record_beside("guidance", row.public_id, relationship, by=by, action="guidance changed")


@transaction.atomic
def end_suggestions_in(relationship: CareRelationship) -> None:
    """Destroy every suggestion and the guidance, when the relationship ends."""
    Suggestion.objects.filter(relationship=relationship).delete()
    Guidance.objects.filter(relationship=relationship).delete()


def hold_open(relationship: CareRelationship, *, by: User) -> None:
    """Lock the client, then the relationship, as sharing and ending do; gone if it has ended."""
    hold_client(relationship.client)
    open_ones = CareRelationship.objects.open().of_therapist(by).select_for_update()
    if not open_ones.filter(pk=relationship.pk):
        raise Http404


def record_beside(
    kind: str, object_id: UUID, relationship: CareRelationship, *, by: User, action: str
) -> None:
    record(
        subject=relationship.client_id,
        actor=by.public_id,
        kind=kind,
        object_id=object_id,
        action=action,
        outcome="ok",
    )
