"""Who may come in where, for every address of this room."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.conftest import ClientFor

ANY_ID = uuid.UUID(int=7)
CLIENT, THERAPIST = ("client",), ("therapist",)
EVERYBODY = ("client", "therapist", "curator", "admin")

GUARDED = [
    ("accounts:people", [], CLIENT, ("get",)),
    ("accounts:invitation-code", [], CLIENT, ("get", "post")),
    ("accounts:invitation-accept", [], CLIENT, ("get", "post")),
    ("accounts:invitation-decline", [], CLIENT, ("post",)),
    ("accounts:invitations", [], THERAPIST, ("get",)),
    ("accounts:invitation-new", [], THERAPIST, ("post",)),
    ("accounts:invitation-withdraw", [ANY_ID], THERAPIST, ("post",)),
    ("accounts:apply", [], CLIENT, ("get", "post")),
    ("accounts:profile", [], ("therapist", "curator", "admin"), ("get", "post")),
    ("accounts:second-step", [], EVERYBODY, ("get",)),
    ("lifecycle:preferences", [], CLIENT, ("get", "post")),
    ("lifecycle:first-steps", [], CLIENT, ("get", "post")),
    ("lifecycle:first-steps-skip", [], CLIENT, ("post",)),
]
OPEN = [
    ("accounts:display", [], ("get", "post")),
    ("accounts:invitation-welcome", [], ("get",)),
    ("accounts:invitation-open", ["secret"], ("get",)),
]
METHODS = ("get", "post", "put", "patch", "delete")
ids = [name for name, *_ in GUARDED]


@pytest.mark.parametrize(("name", "args", "roles", "methods"), GUARDED, ids=ids)
def test_nobody_logged_in_is_led_to_the_log_in_page(
    browser: Client, name: str, args: list[object], roles: object, methods: tuple[str, ...]
) -> None:
    url = reverse(name, args=args)

    for method in methods:
        response = getattr(browser, method)(url)

        onward = url if method == "get" else "/"  # a form leads back to its page: test_way_back
        assert (response.status_code, response.url) == (302, f"/account/login/?next={onward}")


@pytest.mark.parametrize(("name", "args", "roles", "methods"), GUARDED, ids=ids)
def test_other_roles_find_nothing_there(
    client_for: ClientFor,
    alice: User,
    nora: User,
    cora: User,
    root: User,
    name: str,
    args: list[object],
    roles: tuple[str, ...],
    methods: tuple[str, ...],
) -> None:
    others = [person for person in (alice, nora, cora, root) if person.role not in roles]

    for person in others:
        for method in methods:
            response = getattr(client_for(person), method)(reverse(name, args=args))

            assert response.status_code == 404


@pytest.mark.parametrize(("name", "args", "methods"), [(n, a, m) for n, a, _, m in GUARDED] + OPEN)
def test_other_methods_are_refused(
    client_for: ClientFor, alice: User, name: str, args: list[object], methods: tuple[str, ...]
) -> None:
    browser = client_for(alice)

    for method in set(METHODS) - set(methods):
        response = getattr(browser, method)(reverse(name, args=args))

        assert response.status_code == 405
