"""Look at the catalogue and at one practice. Everybody who is logged in may."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import login_required
from accounts.models import User
from practices.access import practice_for_reading
from practices.forms import CatalogueFilter
from practices.queries.catalogue import PracticePage, PracticeView, found, practice_page, shelves


@require_safe
@login_required
def catalogue(request: HttpRequest, user: User) -> HttpResponse:
    form = CatalogueFilter(request.GET)
    asked = form.asked()
    context = {
        "form": form,
        "shelves": [] if asked else shelves(),
        "found": found(asked) if asked else None,
        "may_plan": user.is_client,
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
        "form_id": uuid4(),
    }
    return render(request, "practices/practice.html", context)
