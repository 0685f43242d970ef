"""The only doors from a request to practices and to a client's own rows. A stranger gets 404."""

from uuid import UUID

from django.core.validators import slug_re
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import User
from practices.models import PlannedPractice, Practice, PracticeLog
from practices.opened import opened_plan


def practice_for_reading(user: User, slug: str) -> Practice:
    """A live practice; for curators any; for a client also one from the plan that was retired."""
    practice = get_object_or_404(Practice.objects.select_related("gentler"), slug=well_formed(slug))
    if practice.is_live or user.is_staff or is_still_planned(user, practice):
        return practice
    raise Http404


def is_still_planned(user: User, practice: Practice) -> bool:
    if not user.is_client:
        return False
    return any(planned.document.is_about(practice) for planned in opened_plan(user))


def practice_for_planning(slug: str) -> Practice:
    return get_object_or_404(Practice.objects.live(), slug=well_formed(slug))


def well_formed(slug: str) -> str:
    """Refuse what no address of a practice can be."""
    if not slug_re.fullmatch(slug):
        raise Http404
    return slug


def planned_of(client: User, public_id: UUID) -> PlannedPractice:
    """A practice in this client's plan."""
    return get_object_or_404(PlannedPractice.objects.of(client).kept(), public_id=public_id)


def removed_planned_of(client: User, public_id: UUID) -> PlannedPractice:
    """A practice this client took out of the plan and can still put back."""
    return get_object_or_404(PlannedPractice.objects.of(client).removed(), public_id=public_id)


def log_of(client: User, public_id: UUID) -> PracticeLog:
    return get_object_or_404(PracticeLog.objects.of(client).kept(), public_id=public_id)


def removed_log_of(client: User, public_id: UUID) -> PracticeLog:
    return get_object_or_404(PracticeLog.objects.of(client).removed(), public_id=public_id)
