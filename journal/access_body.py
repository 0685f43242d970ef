"""The only doors from a request to body maps and chains. A stranger gets 404."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import User
from journal.models import BodyMap, Chain, Session


def body_map_of(client: User, public_id: UUID) -> BodyMap:
    """An own map that is not in the trash."""
    maps = BodyMap.objects.of(client).kept().select_related("session")
    return get_object_or_404(maps, public_id=public_id)


def own_body_map(client: User, public_id: UUID) -> BodyMap | None:
    """The map a page notes a place on; None while it is not there yet."""
    found = BodyMap.objects.filter(public_id=public_id).select_related("session").first()
    if found and (found.client_id != client.public_id or found.trashed_at):
        raise Http404
    return found


def body_map_for_writing(client: User, public_id: UUID) -> BodyMap | None:
    """The map a place is kept on; None for a new one. An id that is somebody else’s is a 404."""
    found = BodyMap.objects.select_for_update().filter(public_id=public_id).first()
    if found and (found.client_id != client.public_id or found.trashed_at):
        raise Http404
    return found


def trashed_body_map_of(client: User, public_id: UUID) -> BodyMap:
    return get_object_or_404(BodyMap.objects.of(client).in_trash(), public_id=public_id)


def chain_of(client: User, public_id: UUID) -> Chain:
    """An own chain that is not in the trash."""
    chains = Chain.objects.of(client).kept().select_related("session")
    return get_object_or_404(chains, public_id=public_id)


def chain_for_writing(client: User, public_id: UUID) -> Chain | None:
    """The chain a save goes to; None for a new one. An id that is somebody else’s is a 404."""
    found = Chain.objects.select_for_update().filter(public_id=public_id).first()
    if found and (found.client_id != client.public_id or found.trashed_at):
        raise Http404
    return found


def trashed_chain_of(client: User, public_id: UUID) -> Chain:
    return get_object_or_404(Chain.objects.of(client).in_trash(), public_id=public_id)


def session_out_of_sight(row: BodyMap | Chain) -> Session | None:
    """The session no page can offer while it lies in the trash; it comes back with its rows."""
    return row.session if row.session and row.session.trashed_at else None
