"""People in the admin pages: decide applications, appoint curators. No way to any entry.

Nobody browses the people who keep a journal here: the list holds staff and therapists, and a
search finds any other account by its whole e-mail address only.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.actions.applications import approve_application, decline_application
from accounts.actions.people import appoint_curator, take_back_curating
from accounts.admin_steps import LookOnly, Step
from accounts.models import TherapistApplication, User

admin.site.unregister(Group)  # roles stand in accounts/roles.py
for of_logging_in in (EmailAddress, Authenticator, UserSession):
    admin.site.unregister(of_logging_in)  # each person's own, on their own pages


APPROVE = Step(
    "approve",
    _("Approve"),
    _("Make this person a therapist?"),
    (
        _(
            "Their account becomes a therapist's, under the name they gave. They can invite "
            "people, and read what these people choose to share with them."
        ),
        _("Please look their training and registration up first, outside this place."),
        _("They are told by mail that there is an answer."),
    ),
    approve_application,
    _("approved"),
    lambda application: application.is_waiting,
)
DECLINE = Step(
    "decline",
    _("Decline"),
    _("Decline this application?"),
    (
        _(
            "Their account stays as it is. They read that it was not accepted this time, and "
            "that they may apply again."
        ),
        _("They are told by mail that there is an answer."),
    ),
    decline_application,
    _("declined"),
    lambda application: application.is_waiting,
)


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
    steps = (APPROVE, DECLINE)

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


class PersonAdmin(LookOnly):
    """Staff and therapists; anybody else by their whole address. Registered in `lifecycle`."""

    list_display = ("address", "name", "role", "joined_at")
    list_display_links = None
    list_filter = ("role",)
    search_fields = ("email",)
    search_help_text = _("The whole e-mail address of an account.")
    ordering = ("role", "email")
    fields = ("email", "name", "role", "joined_at")
    actions = ("appoint", "take_back")

    @admin.display(description=_("e-mail"), ordering="email")
    def address(self, person: User) -> str:
        """Lead to the page of whoever has one."""
        if person.is_client:
            return person.email
        url = reverse("admin:accounts_user_change", args=[person.pk])
        return format_html('<a href="{}">{}</a>', url, person.email)

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
