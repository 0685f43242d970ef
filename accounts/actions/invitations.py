"""Invite, withdraw, accept, decline. An invitation is used once."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from accounts.actions.relationships import begin_relationship
from accounts.errors import InvitationGone, WrongRole
from accounts.invitation_secrets import code_mac, link_mac, new_code, new_link_secret
from accounts.models import CareRelationship, Invitation, User
from audit.actions import record


@dataclass(frozen=True)
class NewInvitation:
    """An invitation and, this once, its two secrets."""

    invitation: Invitation
    link_secret: str = field(repr=False)
    code: str = field(repr=False)


@transaction.atomic
def make_invitation(*, by: User) -> NewInvitation:
    """Make one invitation; only what recognises its secrets is kept."""
    if not by.is_therapist:
        raise WrongRole
    secret, code = new_link_secret(), new_code()
    invitation = Invitation.objects.create(
        therapist=by, link_mac=link_mac(secret), code_mac=code_mac(code)
    )
    _record(invitation, by=by, action="made")
    return NewInvitation(invitation, secret, code)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    """Take an invitation back, so that nobody can use it any more."""
    _close(_locked(invitation), by=by, outcome=Invitation.Outcome.WITHDRAWN)


@transaction.atomic
def decline_invitation(invitation: Invitation, *, by: User) -> None:
    """Say no. The therapist learns only that the invitation is closed."""
    _close(_locked(invitation), by=by, outcome=Invitation.Outcome.DECLINED)


@transaction.atomic
def accept_invitation(
    invitation: Invitation, *, by: User, name: str | None = None
) -> CareRelationship:
    """Say yes: the invitation is used up and the relationship begins. None keeps one's name.

    The client's row is locked first: two invitations at once begin one relationship.
    """
    by = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    invitation = _locked(invitation)
    together = CareRelationship.objects.open().of_client(by).of_therapist(invitation.therapist)
    if relationship := together.first():
        return relationship
    if name is not None:
        by.name = name
        by.save(update_fields=["name"])
    _close(invitation, by=by, outcome=Invitation.Outcome.ACCEPTED)
    return begin_relationship(by=by, client=by, therapist=invitation.therapist)


def _locked(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.open().select_for_update(of=["self"]).select_related("therapist")
    if (row := rows.filter(pk=invitation.pk).first()) is None:
        raise InvitationGone
    return row


def _close(invitation: Invitation, *, by: User, outcome: Invitation.Outcome) -> None:
    invitation.closed_at, invitation.outcome = timezone.now(), outcome
    invitation.save(update_fields=["closed_at", "outcome"])
    _record(invitation, by=by, action=str(outcome))


def _record(invitation: Invitation, *, by: User, action: str) -> None:
    record(
        subject=invitation.therapist_id,
        actor=by.public_id,
        kind="invitation",
        object_id=invitation.public_id,
        action=action,
        outcome="ok",
    )
