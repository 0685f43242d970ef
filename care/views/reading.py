"""The therapist's room: who shared what, and reading it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import relationship_for_therapist
from accounts.doors import therapist_required
from accounts.models import User
from accounts.queries import last_application
from care import queries
from journal.access import share_for_reading
from journal.forms.words import feeling_labels, sensation_lines
from practices.queries.suggested import suggested_in


@require_safe
@therapist_required
def caseload(request: HttpRequest, therapist: User) -> HttpResponse:
    context = {
        "clients": queries.caseload(therapist),
        "application": last_application(therapist),
    }
    return render(request, "care/caseload.html", context)


@require_safe
@therapist_required
def client(request: HttpRequest, therapist: User, public_id: UUID) -> HttpResponse:
    relationship = relationship_for_therapist(therapist, public_id)
    shares = queries.shares_in(relationship)
    beside = queries.beside_questions(relationship, therapist)
    context = {
        "relationship": relationship,
        "shares": shares,
        "beside": beside,
        "suggested": suggested_in(relationship),
    }
    return render(request, "care/client.html", context)


@require_safe
@therapist_required
def share(request: HttpRequest, therapist: User, public_id: UUID) -> HttpResponse:
    """Read what was shared; the client sees in their log that it was opened."""
    share, document = share_for_reading(therapist, public_id)
    context = {
        "share": share,
        "document": document,
        "feelings": feeling_labels(document.feelings),
        "sensations": sensation_lines(document.sensations),
    }
    return render(request, "care/share.html", context)
