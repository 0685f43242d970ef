"""End a relationship: all that was shared or suggested in it is destroyed, then its key."""

from django.db import transaction

from accounts.actions.relationships import close_relationship
from accounts.models import CareRelationship, User
from journal.actions.sharing import end_shares_in
from journal.actions.suggesting import end_suggestions_in
from practices.actions.suggested import end_practices_in


@transaction.atomic
def end_relationship(relationship: CareRelationship, *, by: User) -> None:
    """Either of the two may do this at any time. Asking twice ends it once."""
    standing = CareRelationship.objects.open().select_for_update()
    for still_open in standing.filter(pk=relationship.pk):
        end_shares_in(still_open, by=by)
        end_suggestions_in(still_open)
        end_practices_in(still_open)
        close_relationship(still_open, by=by)
