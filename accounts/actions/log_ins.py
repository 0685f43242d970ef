"""End log-ins, and forget those that are over: what is not kept cannot be found."""

from collections.abc import Iterator
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from accounts.actions.devices import REMEMBERED, forget_devices
from accounts.models import User
from audit.actions import record


@transaction.atomic
def end_log_in(log_in: UserSession, *, by: User) -> None:
    """End one of one's own log-ins, wherever it is."""
    forget_devices(by, devices_in(log_in.session_key))
    log_in.end()
    record(
        subject=by.public_id,
        actor=by.public_id,
        kind="log-in",
        object_id=by.public_id,
        action="ended",
        outcome="ok",
    )


def devices_in(session_key: str) -> list[str]:
    """The browser a log-in remembers as its own: a log-out from afar forgets it too."""
    session = Session.objects.filter(session_key=session_key).first()
    remembered = session.get_decoded().get(REMEMBERED) if session else None
    return [remembered[2]] if remembered else []


@transaction.atomic
def forget_expired_log_ins() -> int:
    """Delete expired log-ins and the traces of log-ins that are gone; returns how many went."""
    expired, _ = Session.objects.filter(expire_date__lte=timezone.now()).delete()
    standing = Session.objects.values("session_key")
    gone, _ = UserSession.objects.exclude(session_key__in=standing).delete()
    return int(expired + gone)


@transaction.atomic
def erase_log_ins(person: User) -> int:
    """Delete every log-in of a person, finished or half-way, wherever it is; returns how many.

    A log-in says whose it is only inside, so all that stand are looked into.
    """
    rows = Session.objects.filter(session_key__in=list(keys_of(person)))
    gone, _ = rows.delete()
    UserSession.objects.filter(user=person).delete()
    return int(gone)


def keys_of(person: User) -> Iterator[str]:
    """The keys of every stored log-in that is this person's."""
    for session in Session.objects.iterator():
        if is_of(person, session.get_decoded()):
            yield session.session_key


def is_of(person: User, document: dict[str, Any]) -> bool:
    """Whether they are in, or on the way in with a code or a second step still to come."""
    steps = [step for step in document.values() if isinstance(step, dict)]
    return document.get(SESSION_KEY) == str(person.pk) or any(
        step.get("email") == person.email or step.get("user_pk") == user_pk_to_url_str(person)
        for step in steps
    )
