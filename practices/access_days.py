"""The only doors from a request to a client's pauses and to what is suggested for the plan."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from accounts.models import User
from practices.models import Pause, PracticeSuggestion


def pause_of(client: User, public_id: UUID) -> Pause:
    """An own pause, over or not."""
    return get_object_or_404(Pause.objects.of(client), public_id=public_id)


def suggestion_for_client(client: User, public_id: UUID) -> PracticeSuggestion:
    """What one of this client's own therapists suggested, while they work together."""
    rows = PracticeSuggestion.objects.of(client).select_related("relationship")
    return get_object_or_404(rows, public_id=public_id)


def suggestion_for_therapist(therapist: User, public_id: UUID) -> PracticeSuggestion:
    """What this therapist suggested, while the two work together."""
    rows = PracticeSuggestion.objects.for_therapist(therapist)
    return get_object_or_404(rows.select_related("relationship__client"), public_id=public_id)
