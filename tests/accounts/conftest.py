"""What the tests of accounts share."""

import re
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from django.test import Client

from accounts.actions.invitations import NewInvitation, make_invitation
from accounts.actions.relationships import begin_relationship
from accounts.models import CareRelationship, User
from audit.queries import events_for
from tests.conftest import PASSWORD


@pytest.fixture
def together(alice: User, nora: User) -> CareRelationship:
    """Return the relationship of alice and nora."""
    return begin_relationship(by=alice, client=alice, therapist=nora)


@pytest.fixture
def invitation(nora: User) -> NewInvitation:
    """Return an invitation nora just made, with its secrets."""
    return make_invitation(by=nora)


@pytest.fixture
def browser() -> Client:
    """Return the browser of somebody who is not logged in."""
    return Client()


@pytest.fixture
def confirm() -> Callable[[Client], None]:
    """Return a function that types the password again, for what asks who is there."""

    def typed(browser: Client) -> None:
        browser.post("/account/reauthenticate/", {"password": PASSWORD})

    return typed


def told(subject: User) -> list[tuple[str, str]]:
    """Return (kind, action) of every event about a person, oldest first."""
    return [(event.kind, event.action) for event in reversed(events_for(subject.public_id))]


def code_in(message: EmailMessage) -> str:
    """Return the code a mail carries."""
    lines = message.get_content().splitlines()
    return next(line for line in lines if re.fullmatch(r"[A-Z0-9]{3,8}(-[A-Z0-9]{3,8})*", line))
