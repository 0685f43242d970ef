"""The written table of what roles may do in the admin pages."""

import pytest
from django.apps import apps
from django.contrib import admin

from accounts.models import User
from accounts.roles import PERMISSIONS, permissions_of
from encryption.models import SealedRow


def test_there_is_no_superuser_and_no_group() -> None:
    names = {field.name for field in User._meta.get_fields()}

    assert names.isdisjoint({"is_superuser", "groups", "user_permissions", "username"})


@pytest.mark.parametrize("role", User.Role.values)
def test_every_line_names_a_model_without_sealed_text(role: str) -> None:
    for label in PERMISSIONS[role]:
        model = apps.get_model(label)

        assert not issubclass(model, SealedRow)


def test_the_admin_holds_no_model_with_sealed_text() -> None:
    sealed = [model for model in admin.site._registry if issubclass(model, SealedRow)]

    assert sealed == []


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("client", [], ["prompts.view_prompt", "accounts.view_user"]),
        ("therapist", [], ["prompts.view_prompt", "accounts.view_user"]),
        (
            "curator",
            ["prompts.change_prompt", "prompts.change_helpline", "prompts.change_notice"],
            ["accounts.view_user", "journal.view_entry", "prompts.view_useslip"],
        ),
        ("admin", ["accounts.change_user", "prompts.change_helpline"], ["journal.view_entry"]),
    ],
)
def test_a_role_may_what_its_line_says(role: str, may: list[str], may_not: list[str]) -> None:
    person = User(role=role)

    assert [perm for perm in may if not person.has_perm(perm)] == []
    assert [perm for perm in may_not if person.has_perm(perm)] == []


def test_a_closed_account_may_nothing() -> None:
    person = User(role="admin", is_active=False)

    assert not person.is_staff
    assert not person.has_perm("accounts.change_user")
    assert not person.has_module_perms("accounts")


def test_an_unknown_role_may_nothing() -> None:
    assert permissions_of("emperor") == frozenset()
