"""Seeds of second steps are sealed."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client

from accounts.models import User
from encryption.errors import Unreadable
from tests.accounts.authenticator import app_of, code_now, recovery_codes_of
from tests.conftest import PASSWORD


def columns() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(data::text, ' ') from mfa_authenticator")
        return str(cursor.fetchone()[0])


def test_the_database_never_holds_a_seed_or_a_recovery_code(nora: User) -> None:
    secret = app_of(nora)

    held = columns()

    assert secret not in held
    assert [code for code in recovery_codes_of(nora) if code in held] == []


def test_an_app_set_up_on_our_pages_leaves_no_seed_behind(browser: Client, nora: User) -> None:
    browser.post("/account/login/", {"login": nora.email, "password": PASSWORD})
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = browser.get("/account/2fa/totp/activate/").context["form"].secret

    browser.post("/account/2fa/totp/activate/", {"code": code_now(secret)})

    assert Authenticator.objects.filter(user=nora, type="totp").count() == 1
    assert secret not in columns()
    assert secret not in str(dict(browser.session.items()))


def test_a_seed_in_the_clear_is_refused(db: None) -> None:
    with pytest.raises(Unreadable):
        get_adapter().decrypt("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")


def test_equal_seeds_are_never_sealed_alike(db: None) -> None:
    adapter = get_adapter()

    assert adapter.encrypt("SEED") != adapter.encrypt("SEED")
    assert adapter.decrypt(adapter.encrypt("SEED")) == "SEED"
