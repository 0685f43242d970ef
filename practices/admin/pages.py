"""What the curators' pages about practices have in common."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import Http404, HttpRequest

from practices.models import Practice

if TYPE_CHECKING:
    Desk = admin.ModelAdmin[Practice]
else:
    Desk = admin.ModelAdmin


def practice_or_404(desk: Desk, request: HttpRequest, object_id: int | str) -> Practice:
    """The practice of an address."""
    practice = desk.get_object(request, str(object_id))
    if practice is None:
        raise Http404
    return practice
