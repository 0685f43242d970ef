"""The only doors from a request to a client's intentions and the looks at them."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from accounts.models import User
from practices.models import Intention, IntentionMoment


def intention_of(client: User, public_id: UUID) -> Intention:
    """An own intention that is not taken out."""
    return get_object_or_404(Intention.objects.of(client).kept(), public_id=public_id)


def removed_intention_of(client: User, public_id: UUID) -> Intention:
    return get_object_or_404(Intention.objects.of(client).removed(), public_id=public_id)


def moment_of(client: User, public_id: UUID) -> IntentionMoment:
    """An own look at an intention, neither of them taken out."""
    rows = IntentionMoment.objects.of(client).kept().filter(intention__removed_at=None)
    return get_object_or_404(rows.select_related("intention"), public_id=public_id)


def removed_moment_of(client: User, public_id: UUID) -> IntentionMoment:
    rows = IntentionMoment.objects.of(client).removed().filter(intention__removed_at=None)
    return get_object_or_404(rows.select_related("intention"), public_id=public_id)
