"""Decisions on a row's own page in the admin: a button, a page that says what it means, a POST."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise

from accounts.errors import Refused

if TYPE_CHECKING:
    Admin = admin.ModelAdmin[Any]
else:
    Admin = admin.ModelAdmin


class Step(NamedTuple):
    """One decision: its address, its words, what it does, and to which rows it can be done."""

    name: str
    label: Promise
    question: Promise
    meaning: tuple[Promise, ...]
    action: Callable[..., object]
    done: Promise
    fits: Callable[[Any], bool]
    erases: bool = False


class LookOnly(Admin):
    """Rows to look at; what changes them are the actions of this room."""

    steps: tuple[Step, ...] = ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds rows here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody edits fields here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody deletes rows here."""
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Answer the written filters and no other question: a row's columns are not guessed at."""
        return lookup.removesuffix("__exact") in self.list_filter

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether the person's role may decide about these rows."""
        change = f"{self.opts.app_label}.change_{self.opts.model_name}"
        return request.user.has_perm(change)

    def get_urls(self) -> list[URLPattern]:
        """Add one address for each step."""
        own = [
            path(
                f"<path:object_id>/{step.name}/",
                self.admin_site.admin_view(partial(self.take, step=step)),
                name=self.address_of(step),
            )
            for step in self.steps
        ]
        return own + super().get_urls()

    def address_of(self, step: Step) -> str:
        """The name of a step's address, as the admin names its own."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{step.name}"

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the buttons that fit the row."""
        row = kwargs.get("obj")
        fitting = [step for step in self.steps if self.has_decide_permission(request)]
        fitting = [step for step in fitting if step.fits(row)]
        context |= {"steps": [(step, f"admin:{self.address_of(step)}") for step in fitting]}
        return super().render_change_form(request, context, *args, **kwargs)

    def take(self, request: HttpRequest, object_id: str, *, step: Step) -> HttpResponse:
        """Say what it means; do it once it is confirmed."""
        row = self.row_to_decide(request, object_id)
        if request.method == "POST":
            self.decide(request, [row], step.action, step.done)
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        if not step.fits(row):
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": step.question,
            "step": step,
            "original": row,
            "opts": self.opts,
        }
        return render(request, "admin/accounts/step.html", context)

    def row_to_decide(self, request: HttpRequest, object_id: str) -> Any:
        """The row, for whoever may decide about it."""
        row = self.get_object(request, object_id)
        if not self.has_decide_permission(request) or not self.has_view_permission(request, row):
            raise PermissionDenied
        if row is None:
            raise Http404
        return row

    def decide(
        self, request: HttpRequest, rows: Iterable[Any], action: Callable[..., object], done: Any
    ) -> None:
        """Ask who is there again, then do it to each row, saying what was refused and why."""
        raise_if_reauthentication_required(request, app="allauth.account")
        for row in rows:
            try:
                action(row, by=request.user)
            except Refused as refusal:
                messages.error(request, f"{row.name or row}: {refusal}")
            else:
                messages.success(request, f"{row.name or row}: {done}")
