"""What every test may ask for: services wiped between tests, and the cast."""

from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import cache
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings as django_settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache as redis_cache
from django.test import Client
from hypothesis import settings as hypothesis_settings

from accounts.models import User
from tests.services import MESSAGES

hypothesis_settings.register_profile("ours", deadline=None)  # no test is timed
hypothesis_settings.load_profile("ours")
PASSWORD = "a quiet lake at noon"  # every one of the cast's
SMTP = "django.core.mail.backends.smtp.EmailBackend"
ClientFor = Callable[[User], Client]


@pytest.fixture(scope="session", autouse=True)
def _real_smtp(django_test_environment: None) -> None:
    """Undo Django's test mailbox: our mails travel over SMTP and are read on the other side."""
    django_settings.EMAIL_BACKEND = SMTP


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords(django_test_environment: None) -> None:
    """Hash passwords in no time: the real hasher is slow on purpose, and Django's own."""
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _dj_autoclear_mailbox() -> None:
    """Take the place of pytest-django's fixture for the mailbox that we do not use."""


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    """Forget counted attempts and queued messages after each test."""
    yield
    redis_cache.clear()


@pytest.fixture
def mailbox() -> Iterator[list[EmailMessage]]:
    """Return the messages that arrived over SMTP during this test."""
    MESSAGES.clear()
    yield MESSAGES
    MESSAGES.clear()


@cache
def hashed() -> str:
    """Return the password as it is stored; hashing is slow on purpose, so it happens once."""
    return make_password(PASSWORD)


def make_user(email: str, role: str, **fields: Any) -> User:
    """Make a person with a verified address and the cast's password."""
    user = User.objects.create(email=email, password=hashed(), role=role, **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


@pytest.fixture
def alice(db: None) -> User:
    """Return the client who shares with nora."""
    return make_user("alice@example.org", "client", name="Alice")


@pytest.fixture
def nora(db: None) -> User:
    """Return the therapist alice shares with."""
    return make_user("nora@example.org", "therapist", name="Nora")


@pytest.fixture
def charlie(db: None) -> User:
    """Return a client who is a stranger to the others."""
    return make_user("charlie@example.org", "client", name="Charlie")


@pytest.fixture
def tess(db: None) -> User:
    """Return a therapist with no relationship."""
    return make_user("tess@example.org", "therapist", name="Tess")


@pytest.fixture
def cora(db: None) -> User:
    """Return a curator."""
    return make_user("cora@example.org", "curator", name="Cora")


@pytest.fixture
def curt(db: None) -> User:
    """Return another curator."""
    return make_user("curt@example.org", "curator", name="Curt")


@pytest.fixture
def root(db: None) -> User:
    """Return the admin."""
    return make_user("root@example.org", "admin", name="Root")


@pytest.fixture
def client_for() -> ClientFor:
    """Return a function that gives a browser of a logged-in person."""

    def logged_in(user: User) -> Client:
        client = Client()
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
        return client

    return logged_in
