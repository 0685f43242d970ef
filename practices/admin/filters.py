"""What waits for whom."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

OPEN = Q(latest_version__published_at=None) & ~Q(state="retired")
SENT = Q(latest_version__submitted_at__isnull=False)
REVIEWED = Q(latest_version__reviewed_at__isnull=False)
TIMED = Q(latest_version__publish_at__isnull=False)
HEAPS = {
    "review": OPEN & SENT & ~REVIEWED,
    "publishing": OPEN & REVIEWED & ~TIMED,
    "its-time": OPEN & TIMED,
    "returned": OPEN & ~SENT & ~Q(latest_version__returned_because=""),
    "sending": OPEN & ~SENT & Q(latest_version__returned_because=""),
    "newer": Q(newer_in_files__isnull=False),
}


class WaitingFilter(admin.SimpleListFilter):
    """Practices that wait for the same step; an unknown one changes nothing."""

    title, parameter_name = _("what it waits for"), "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Every heap, the reviewer's first."""
        return [
            ("my-review", _("my review")),
            ("review", _("a review")),
            ("publishing", _("being published")),
            ("its-time", _("its set time")),
            ("returned", _("a change, after it was sent back")),
            ("sending", _("being sent for review")),
            ("newer", _("a choice: the shipped files say something newer")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep what waits for this."""
        if self.value() == "my-review":
            return queryset.filter(HEAPS["review"]).exclude(latest_version__author=request.user.pk)
        heap = HEAPS.get(self.value() or "")
        return queryset.filter(heap) if heap is not None else queryset
