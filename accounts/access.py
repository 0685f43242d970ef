"""The only doors from a request to this room's rows. A stranger gets 404."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import SessionBase
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.crypto import salted_hmac

from accounts.invitation_secrets import code_mac, link_mac
from accounts.models import CareRelationship, HeldWords, Invitation, User

IN_HAND = "invitation"  # the session keeps the id of what was proven, never the secret


def relationship_for_client(client: User, public_id: UUID) -> CareRelationship:
    """An open relationship of this client."""
    rows = CareRelationship.objects.open().of_client(client)
    return get_object_or_404(rows.select_related("therapist", "client"), public_id=public_id)


def relationship_for_therapist(therapist: User, public_id: UUID) -> CareRelationship:
    """An open relationship of this therapist."""
    rows = CareRelationship.objects.open().of_therapist(therapist)
    return get_object_or_404(rows.select_related("therapist", "client"), public_id=public_id)


def invitation_for_therapist(therapist: User, public_id: UUID) -> Invitation:
    """An invitation of this therapist that nobody has answered yet."""
    rows = Invitation.objects.open().of_therapist(therapist)
    return get_object_or_404(rows, public_id=public_id)


def log_in_of(person: User, handle: UUID) -> UserSession:
    """One of this person's own log-ins."""
    for log_in in UserSession.objects.filter(user=person):
        if handle_of(log_in) == handle:
            return log_in
    raise Http404


def handle_of(log_in: UserSession) -> UUID:
    """What an address calls a log-in: says nothing of its key, which would let anybody in."""
    return UUID(bytes=salted_hmac("accounts.log-in", log_in.session_key).digest()[:16])


def held_words_of(client: User, public_id: UUID) -> HeldWords:
    """Words held for this client, in whichever browser."""
    return get_object_or_404(HeldWords, client=client, public_id=public_id)


def hold_client(client: User) -> None:
    """Lock the client's row until the end of the transaction: two writes never cross.

    Whoever is a client no more by then, approved as a therapist meanwhile, gets 404.
    """
    clients = User.objects.select_for_update(no_key=True).filter(role=User.Role.CLIENT)
    get_object_or_404(clients, pk=client.pk)


def take_by_link(session: SessionBase, secret: str) -> bool:
    """Remember in the log-in that this visitor holds an invitation's link."""
    return _take(session, Invitation.objects.open().filter(link_mac=link_mac(secret)).first())


def take_by_code(session: SessionBase, code: str) -> bool:
    """Remember in the log-in that this visitor knows an invitation's code."""
    return _take(session, Invitation.objects.open().filter(code_mac=code_mac(code)).first())


def invitation_in_hand(session: SessionBase) -> Invitation | None:
    """The invitation this visitor has proven to hold, while it is open."""
    public_id = session.get(IN_HAND)
    if public_id is None:
        return None
    rows = Invitation.objects.open().select_related("therapist__therapist_profile")
    return rows.filter(public_id=public_id).first()


def put_down(session: SessionBase) -> None:
    """Forget the invitation, once answered."""
    session.pop(IN_HAND, None)


def _take(session: SessionBase, invitation: Invitation | None) -> bool:
    if invitation is not None:
        session[IN_HAND] = str(invitation.public_id)
    return invitation is not None
