"""Take back a therapist's role: everything they could read by it ends first."""

from django.db import transaction

from accounts.actions.invitations import withdraw_invitation
from accounts.actions.people import give_role
from accounts.errors import WrongRole
from accounts.models import CareRelationship, Invitation, TherapistProfile, User
from lifecycle.actions.ending import end_relationship


@transaction.atomic
def take_back_therapist(therapist: User, *, by: User) -> None:
    """Let a therapist be an ordinary person again; it holds from their next request.

    Invitations go first: one that is being accepted right now is waited for, and the
    relationship it began is among those that end.
    """
    therapist = User.objects.select_for_update(no_key=True).get(pk=therapist.pk)
    if not therapist.is_therapist:
        raise WrongRole
    for invitation in (
        Invitation.objects.open().of_therapist(therapist).select_for_update(of=("self",))
    ):
        withdraw_invitation(invitation, by=by)
    for relationship in CareRelationship.objects.open().of_therapist(therapist):
        end_relationship(relationship, by=by)
    TherapistProfile.objects.filter(therapist=therapist).delete()
    give_role(therapist, User.Role.CLIENT, by=by)
