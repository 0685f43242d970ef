"""What waits for whom."""

from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from practices.desk import heap


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
        return heap(self.value() or "", cast(User, request.user), queryset)
