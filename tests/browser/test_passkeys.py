"""Passkeys under the strict policy, with a virtual authenticator on http://localhost."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.conftest import PageAs
from tests.conftest import PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(page_as: PageAs) -> Iterator[Page]:
    page = page_as()
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text))
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield page
    assert [line for line in said if "Content Security Policy" in line] == []


def log_in(page: Page, person: User) -> None:
    page.goto("/account/login/")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(re.compile(r"/(journal|first-steps|people)/"))


def add_passkey(page: Page, name: str, **choice: Any) -> None:
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)  # it asks once more who is there
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Log in with this passkey alone").set_checked(choice.get("alone", True))
    page.get_by_role("button", name="Make the passkey").click()


def log_out(page: Page) -> None:
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Log out").click()
    expect(page).not_to_have_url(re.compile("/logout/"))  # it forgets this device first


def test_a_passkey_is_made_and_logs_in_by_itself(page: Page, alice: User) -> None:
    log_in(page, alice)
    add_passkey(page, "My phone")
    expect(page.get_by_role("heading", name="recovery codes")).to_be_visible()
    assert Authenticator.objects.filter(user=alice, type="webauthn").count() == 1
    page.get_by_label("I have them").check()
    log_out(page)

    page.goto("/account/login/")
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("contentinfo").get_by_role("button", name="Log out")).to_be_visible()


def test_a_key_is_the_second_step_of_a_log_in(page: Page, alice: User) -> None:
    log_in(page, alice)
    add_passkey(page, "Key ring", alone=False)
    page.get_by_label("I have them").check()
    log_out(page)

    page.goto("/account/login/")
    page.get_by_label("E-mail address").fill(alice.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("button", name="Use a passkey or security key").click()

    expect(page.get_by_role("contentinfo").get_by_role("button", name="Log out")).to_be_visible()


def test_a_passkey_that_fails_says_what_to_do(page: Page, alice: User) -> None:
    page.goto("/account/login/")  # the authenticator holds no key

    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_text("That did not work, or it was cancelled.")).to_be_visible()


def test_without_javascript_no_passkey_is_offered(page_as: PageAs, db: None) -> None:
    page = page_as(java_script_enabled=False)

    page.goto("/account/login/")

    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()
    expect(page.get_by_role("link", name="Send me a code by e-mail")).to_be_visible()
