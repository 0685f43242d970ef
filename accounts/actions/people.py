"""Open an account by hand, and give or take a role."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.errors import KeepsAJournal, WrongRole
from accounts.models import User
from audit.actions import record
from encryption.keys import has_client_key


@transaction.atomic
def open_account(
    *,
    by: User | None,
    email: str,
    role: str = User.Role.CLIENT,
    name: str = "",
    password: str | None = None,
    time_zone: str = "UTC",
) -> User:
    """Make a person whose address is known to be theirs. `by` is None at the command line."""
    person = User.objects.create_user(email, password, role=role, name=name, time_zone=time_zone)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    record_role(person, by=by, action="opened")
    return person


@transaction.atomic
def appoint_curator(person: User, *, by: User) -> None:
    """Let a person curate prompts and practices."""
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not person.is_client:
        raise WrongRole
    if has_client_key(person.public_id):
        raise KeepsAJournal
    give_role(person, User.Role.CURATOR, by=by)


@transaction.atomic
def take_back_curating(person: User, *, by: User) -> None:
    """Let a curator be an ordinary person again; it holds from their next request."""
    person = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.role != User.Role.CURATOR:
        raise WrongRole
    give_role(person, User.Role.CLIENT, by=by)


def give_role(person: User, role: User.Role, *, by: User | None) -> None:
    """Write the role and who gave it; the rules stand in the actions that call this."""
    person.role = role
    person.save(update_fields=["role"])
    record_role(person, by=by, action=f"became {role}")


def record_role(person: User, *, by: User | None, action: str) -> None:
    """Leave the trace of a change of somebody's role."""
    record(
        subject=person.public_id,
        actor=by.public_id if by else None,
        kind="account",
        object_id=person.public_id,
        action=action,
        outcome="ok",
    )
