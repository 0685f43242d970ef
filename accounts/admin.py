"""People in the admin pages: decide applications, appoint curators. No way to any entry.

Nobody browses the people who keep a journal here: the list holds staff and therapists, and a
search finds any other account by its whole e-mail address only.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.actions.applications import approve_application, decline_application
from accounts.actions.people import appoint_curator, take_back_curating
from accounts.errors import Refused
from accounts.models import TherapistApplication, User

if TYPE_CHECKING:
    Admin = admin.ModelAdmin[Any]
else:
    Admin = admin.ModelAdmin

admin.site.unregister(Group)  # roles stand in accounts/roles.py
for of_logging_in in (EmailAddress, Authenticator, UserSession):
    admin.site.unregister(of_logging_in)  # each person's own, on their own pages


class LookOnly(Admin):
    """Rows to look at; what changes them are the actions of this room."""

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

    def decide(
        self, request: HttpRequest, rows: QuerySet[Any], action: Callable[..., None], done: Any
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


@admin.register(TherapistApplication)
class TherapistApplicationAdmin(LookOnly):
    """Who asks to be a therapist here."""

    list_display = ("name", "email", "reading_days", "applied_at", "state")
    list_filter = ("state",)
    list_select_related = ("applicant",)
    fields = (
        "name",
        "email",
        "credentials",
        "reading_days",
        "applied_at",
        "state",
        "decided_at",
    )
    actions = ("approve", "decline")

    @admin.display(description=_("e-mail"))
    def email(self, application: TherapistApplication) -> str:
        """Show whose account it is."""
        return application.applicant.email

    @admin.action(description=_("Approve: make them a therapist"), permissions=["decide"])
    def approve(self, request: HttpRequest, rows: QuerySet[TherapistApplication]) -> None:
        """Approve the chosen applications."""
        self.decide(request, rows, approve_application, _("approved"))

    @admin.action(description=_("Decline"), permissions=["decide"])
    def decline(self, request: HttpRequest, rows: QuerySet[TherapistApplication]) -> None:
        """Decline the chosen applications."""
        self.decide(request, rows, decline_application, _("declined"))


@admin.register(User)
class PersonAdmin(LookOnly):
    """Staff and therapists; anybody else by their whole address."""

    list_display = ("email", "name", "role", "joined_at")
    list_display_links = None
    list_filter = ("role",)
    search_fields = ("email",)
    search_help_text = _("The whole e-mail address of an account.")
    ordering = ("role", "email")
    fields = ("email", "name", "role", "joined_at")
    actions = ("appoint", "take_back")

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """No page of its own for anybody who keeps a journal."""
        return super().has_view_permission(request, obj) and (obj is None or not obj.is_client)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[User], search_term: str
    ) -> tuple[QuerySet[User], bool]:
        """Without a search: staff and therapists. With one: the account of that very address."""
        if search_term:
            return queryset.filter(email=search_term.strip().lower()), False
        return queryset.exclude(role=User.Role.CLIENT), False

    @admin.action(description=_("Appoint as curator"), permissions=["decide"])
    def appoint(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        """Appoint the chosen people."""
        self.decide(request, rows, appoint_curator, _("is a curator now"))

    @admin.action(description=_("Take curating back"), permissions=["decide"])
    def take_back(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        """Let the chosen curators be ordinary people again."""
        self.decide(request, rows, take_back_curating, _("curates no more"))
