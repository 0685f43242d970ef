"""The pages of the accounts room in a real browser: nothing for axe to find, in either light."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.actions.profiles import edit_profile
from accounts.actions.relationships import begin_relationship
from accounts.models import TherapistProfile, User
from tests.browser.conftest import DESK, LOOKS, PHONE

WIDTHS = [PHONE, DESK]
THEMES = ["light", "dark"]
OF_CLIENTS = [
    "/people/",
    "/people/code/",
    "/people/apply/",
    "/preferences/",
    "/first-steps/",
    "/people/display/",
    "/people/second-step/",
]
OF_THERAPISTS = ["/people/invitations/", "/people/profile/"]
OF_NOBODY = ["/people/display/", "/people/invitation/welcome/", "/people/invitation/open/none/"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(live_server: LiveServer, alice: User, nora: User, tess: User) -> dict[str, User]:
    """Alice works with nora, and holds an invitation of tess."""
    edit_profile(by=nora, name="Nora Lind", time_zone="UTC", reading_days="Tuesday and Friday")
    TherapistProfile.objects.create(therapist=tess, credentials="Register 4711, since 2009")
    begin_relationship(by=alice, client=alice, therapist=nora)
    return {"alice": alice, "nora": nora, "tess": tess}


def shot_name(url: str, width: int, theme: str) -> str:
    return f"accounts{url.replace('/', '-')}{width}-{theme}"


@pytest.mark.prove  # `test_every_page` walks two looks of every page each time
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(people, page_as, violations, shoot, width: int, theme: str) -> None:
    visits = [
        *[(people["alice"], url) for url in OF_CLIENTS],
        *[(people["nora"], url) for url in OF_THERAPISTS],
        *[(None, url) for url in OF_NOBODY],
    ]
    found = {}

    for person, url in visits:
        page: Page = page_as(person, width=width, theme=theme)
        page.goto(url)
        shoot(page, shot_name(url, width, theme))
        found[url] = violations(page)

    assert {url: lines for url, lines in found.items() if lines} == {}


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_an_invitation_from_making_to_yes(
    people, page_as, violations, shoot, width: int, theme: str
) -> None:
    tess, alice = (page_as(people[name], width=width, theme=theme) for name in ("tess", "alice"))
    tess.goto("/people/invitations/")
    tess.get_by_role("button", name="Make an invitation").click()
    code = tess.get_by_label("Code").input_value()
    shoot(tess, shot_name("/invitation-made/", width, theme))
    found = violations(tess)

    alice.goto("/people/")
    alice.get_by_role("textbox", name="Invitation code").fill("AAAAA-AAAAA")
    alice.get_by_role("button", name="Look at the invitation").click()
    shoot(alice, shot_name("/invitation-wrong-code/", width, theme))
    found += violations(alice)
    alice.get_by_role("textbox", name="Invitation code").fill(code.lower())
    alice.get_by_role("button", name="Look at the invitation").click()
    shoot(alice, shot_name("/invitation-accept/", width, theme))
    found += violations(alice)
    alice.get_by_role("button", name="Yes, connect us").click()

    assert "You are connected." in alice.content()
    assert alice.get_by_role("heading", name="Tess").is_visible()
    assert found == []


@pytest.mark.parametrize(
    ("named", "listed"),
    [("Pacific/Auckland", "Pacific/Auckland"), ("Asia/Calcutta", "Asia/Kolkata")],
)
def test_the_first_steps_guess_the_time_zone_of_the_browser(people, page_as, named, listed) -> None:
    page = page_as(people["alice"], timezone_id=named)
    page.goto("/first-steps/")

    expect(page.locator("[name=time_zone]")).to_have_value(listed)


@pytest.mark.parametrize(("may", "said"), [(True, "Copied."), (False, "It is marked now.")])
def test_the_link_of_an_invitation_is_copied_with_one_press(people, page_as, may, said) -> None:
    page = page_as(people["nora"], permissions=["clipboard-read", "clipboard-write"] if may else [])
    page.goto("/people/invitations/")
    if not may:
        page.add_init_script("delete Navigator.prototype.clipboard")
    page.get_by_role("button", name="Make an invitation").click()
    link = page.get_by_label("Link").input_value()
    page.get_by_role("button", name="Copy the link").click()

    expect(page.locator("#new_link_state")).to_contain_text(said)
    assert page.evaluate("getSelection().toString()") == link
    assert not may or page.evaluate("navigator.clipboard.readText()") == link


def test_without_javascript_no_button_promises_to_copy(people, page_as) -> None:
    page = page_as(people["nora"], java_script_enabled=False)
    page.goto("/people/invitations/")
    page.get_by_role("button", name="Make an invitation").click()

    assert page.get_by_label("Link").input_value().startswith("http")
    assert page.get_by_role("button", name="Copy the link").count() == 0


def test_the_first_steps_work_without_javascript(people, page_as) -> None:
    page = page_as(people["alice"], java_script_enabled=False, timezone_id="Pacific/Auckland")
    page.goto("/first-steps/")
    page.get_by_label("Your pronouns").fill("they")
    page.get_by_role("button", name="Save and go on").click()
    page.goto("/preferences/")

    assert page.locator("[name=time_zone]").input_value() == "UTC"
    assert page.get_by_label("Your pronouns").input_value() == "they"


def test_a_passkey_is_made_and_logs_in_alone(people, page_as) -> None:
    page = page_as(None)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/account/login/?next=/account/2fa/webauthn/add/")
    page.get_by_label("E-mail address").fill(people["nora"].email)
    page.get_by_label("Password").fill("a quiet lake at noon")
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_label("Password").fill("a quiet lake at noon")
    page.locator("main form button[type=submit]").first.click()
    page.get_by_label("Passwordless").or_(page.locator("[name=passwordless]")).first.check()
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/2fa/**recovery-codes/**")

    page.goto("/account/logout/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda url: "logout" not in url)  # it forgets this device first
    page.goto("/account/login/?next=/people/profile/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/people/profile/")

    assert page.get_by_label("Your name").input_value() == "Nora Lind"
