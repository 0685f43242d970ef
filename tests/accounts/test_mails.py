"""Every mail about an account, read over somebody's shoulder."""

from pathlib import Path
from types import SimpleNamespace

import allauth
import pytest
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import timezone

THEIRS = Path(allauth.__file__).parent / "templates"
PREFIXES = sorted(
    str(path.relative_to(THEIRS)).removesuffix("_message.txt")
    for room in ("account", "mfa", "usersessions")
    for path in (THEIRS / room).glob("email/*_message.txt")
    if not path.name.startswith("base_")
)
LINK_RESET = "account/email/password_reset_key"  # the way by link is switched off
TELLING = ("ketamine", "therap", "session", "journal", "feel", "treat", "heal", "!", "nora")


def test_the_list_of_mails_is_whole() -> None:
    assert len(PREFIXES) >= 17


@pytest.mark.parametrize("prefix", [p for p in PREFIXES if p != LINK_RESET])
def test_a_mail_says_nothing_of_what_this_place_is(prefix: str) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    words = {
        "code": "ABC-DEF",
        "timestamp": timezone.now(),
        "ip": "203.0.113.7",
        "email": "alice@example.org",
        "user": SimpleNamespace(name="Alice"),
        "signup_url": "https://j.example/account/signup/",
        "password_reset_url": "https://j.example/account/password/reset/",
        "current_site": SimpleNamespace(name="Ketamine Clinic", domain="ketamine.example"),
    }

    with context.request_context(request):
        mail = get_adapter(request).render_mail(prefix, "alice@example.org", words)

    text = f"{mail.subject}\n{mail.body}".lower()
    assert mail.subject
    assert [word for word in TELLING if word in text] == []


@pytest.mark.parametrize("prefix", [p for p in PREFIXES if p != LINK_RESET])
@pytest.mark.parametrize("part", ["subject", "message"])
def test_a_mail_is_in_our_own_words(prefix: str, part: str) -> None:
    origin = get_template(f"{prefix}_{part}.txt").origin.name

    assert Path(origin).is_relative_to(settings.BASE_DIR / "templates")


def test_the_way_by_link_is_off() -> None:
    assert settings.ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED
