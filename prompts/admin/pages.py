"""What every page of the curators' tools has in common: its guard, its frame, its address."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from prompts.models import Prompt

if TYPE_CHECKING:
    Desk = admin.ModelAdmin[Prompt]
    AnyDesk = admin.ModelAdmin[Any]
else:
    Desk = AnyDesk = admin.ModelAdmin
Page = Callable[..., HttpResponse]
LOOKING = ("GET", "HEAD")


def at(desk: AnyDesk, route: str, view: Page, name: str, *, needs: str = "view") -> URLPattern:
    """An address for a page of curated content, open to whoever may look at them or change them."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        may = desk.has_change_permission if needs == "change" else desk.has_view_permission
        if not may(request):
            raise PermissionDenied
        if needs == "view" and request.method not in LOOKING:
            return HttpResponseNotAllowed(LOOKING)
        return view(desk, request, **kwargs)

    return path(route, desk.admin_site.admin_view(guarded), name=name)


class HeldWhileSaving(AnyDesk):
    """Whoever saves holds the row, so that what the form compares cannot change beneath it."""

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """Read the row; on saving, lock it first and read what it says then."""
        found = super().get_object(request, object_id, from_field)
        is_saving = request.method == "POST" and transaction.get_connection().in_atomic_block
        if found is None or not is_saving:
            return found
        self.model._default_manager.select_for_update().filter(pk=found.pk).first()
        return super().get_object(request, object_id, from_field)

    def message_user(self, request: HttpRequest, message: Any, *args: Any, **kwargs: Any) -> None:
        """Say it shorter than the admin does: saved, or what a list still needs."""
        if messages.SUCCESS in (*args, kwargs.get("level")):
            message = _("Saved.")
        elif "action" in request.POST:
            message = _("Tick something in the list, and pick what to do with it.")
        super().message_user(request, message, *args, **kwargs)


def show(
    desk: AnyDesk,
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> TemplateResponse:
    """Answer with a page in the desk's frame."""
    frame = desk.admin_site.each_context(request) | {"opts": desk.opts}
    return TemplateResponse(
        request, f"admin/{desk.opts.app_label}/{template}", frame | context, status=status
    )


def prompt_or_404(desk: Desk, request: HttpRequest, object_id: int | str) -> Prompt:
    """The prompt of an address."""
    prompt = desk.get_object(request, str(object_id))
    if prompt is None:
        raise Http404
    return prompt
