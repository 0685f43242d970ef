"""An authenticator app for the tests."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.test import Client

from accounts.models import User

SECRET = re.compile(r"secret=([A-Z2-7]+)|\b([A-Z2-7]{32})\b")


def code_now(secret: str) -> str:
    """Return what the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def app_of(person: User) -> str:
    """Give a person an authenticator app and recovery codes; return the app's seed."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def recovery_codes_of(person: User) -> list[str]:
    """Return the person's unused recovery codes."""
    row = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES)
    codes: list[str] = RecoveryCodes(row).get_unused_codes()
    return codes


def is_in(browser: Client) -> bool:
    """Whether somebody is logged in."""
    return "_auth_user_id" in browser.session
