"""Look at the catalogue and at one practice. Everybody who is logged in may."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import login_required
from accounts.models import User
from practices.access import practice_for_reading
from practices.forms import CatalogueFilter
from practices.queries.catalogue import (
    PracticePage,
    PracticeView,
    found,
    may_suggest_to,
    practice_page,
    shelves,
)
from practices.queries.pauses import is_lighter as lighter

LIGHT = QueryDict("energy=0")  # what a lighter day asks for before anybody has asked


@require_safe
@login_required
def catalogue(request: HttpRequest, user: User) -> HttpResponse:
    is_lighter = user.is_client and lighter(user)
    form = CatalogueFilter(request.GET or (LIGHT if is_lighter else None))
    asked = form.asked()
    context = {
        "form": form,
        "shelves": [] if asked else shelves(),
        "found": found(asked) if asked else None,
        "may_plan": user.is_client,
        "is_lighter": is_lighter,
    }
    return render(request, "practices/catalogue.html", context)


@require_safe
@login_required
def practice(request: HttpRequest, user: User, slug: str) -> HttpResponse:
    practice = practice_for_reading(user, slug)
    context = {
        "practice": practice,
        "view": PracticeView(practice),
        "mine": practice_page(user, practice) if user.is_client else PracticePage(),
        "may_plan": user.is_client,
        "suggest_to": may_suggest_to(user) if practice.is_live else [],
        "is_lighter": user.is_client and lighter(user),
        "form_id": uuid4(),
    }
    return render(request, "practices/practice.html", context)
