"""The main job, end to end, as people do it: with and without JavaScript, and without a mouse."""

import re
from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.actions.preferences import save_preferences
from accounts.actions.relationships import begin_relationship
from accounts.models import User
from accounts.preferences import PreferencesView
from journal.models import Entry
from reminders.models import Reminder
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
LEARNED = "I can rest before I am worn out."
NOTES = "A long blue corridor."
LAMP = "What would a lamp show you here?"
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])


@pytest.fixture
def curated(transactional_db: None) -> None:
    for command in ("load_library", "load_practices", "load_help_lines", "load_notices"):
        call_command(command, verbosity=0)


def log_in(page: Page, email: str) -> None:
    page.goto("/account/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name=re.compile("log in", re.I)).first.click()


def likes_one_page(person: User) -> None:
    """Let all questions stand on one page."""
    wishes = PreferencesView(asks="page")
    save_preferences(by=person, name=person.name, time_zone="Europe/Berlin", wishes=wishes)


def log_a_session(page: Page) -> None:
    page.goto("/journal/sessions/new/")
    page.get_by_text("More, if you like").click()
    page.get_by_label("A name for it").fill("The second one")
    page.get_by_label("Notes").fill(NOTES)
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("heading", name="The second one")).to_be_visible()


def write_about_it(page: Page) -> None:
    page.get_by_text("Other ways to write").click()
    page.get_by_role("link", name="The first three questions").click()
    page.get_by_label("What did I learn about myself?").fill(LEARNED)
    page.get_by_label("What part of the journey stands out most?").fill("The cello.")
    page.locator("summary", has_text="Feelings").click()
    page.get_by_label("settled").check()
    page.locator("summary", has_text="In the body").click()
    page.get_by_label("Where").first.select_option("chest")
    page.get_by_text("Title, day and more").click()
    page.get_by_label("Title").fill("After Tuesday")
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", name="After Tuesday")).to_be_visible()
    expect(page.get_by_text("Only you")).to_be_visible()


@SCRIPTS
def test_a_client_writes_shares_and_the_therapist_reads(
    page_as: Callable[..., Page], alice: User, nora: User, curated: None, scripts: bool
) -> None:
    begin_relationship(client=alice, therapist=nora, by=alice)
    likes_one_page(alice)
    page = page_as(java_script_enabled=scripts)
    log_in(page, alice.email)

    log_a_session(page)
    write_about_it(page)
    page.get_by_role("link", name="Share").click()
    expect(page.get_by_text(LEARNED)).to_be_visible()
    page.get_by_role("button", name="Share this copy").click()
    expect(page.get_by_text("You and Nora")).to_be_visible()

    reading = page_as(width=1280, java_script_enabled=scripts)
    log_in(reading, nora.email)
    reading.get_by_role("link", name=re.compile("An entry of")).click()
    expect(reading.get_by_text(LEARNED)).to_be_visible()

    page.goto("/journal/who-read-what/")
    expect(page.get_by_text(re.compile("Nora opened After Tuesday"))).to_be_visible()

    page.go_back()
    page.goto("/journal/timeline/")
    page.get_by_role("link", name="After Tuesday").click()
    page.get_by_role("button", name="Stop sharing").click()
    reading.reload()
    expect(reading.get_by_text(LEARNED)).not_to_be_visible()


@SCRIPTS
def test_a_client_plans_a_practice_with_a_reminder(
    page_as: Callable[..., Page], alice: User, curated: None, scripts: bool
) -> None:
    page = page_as(alice, java_script_enabled=scripts)

    page.goto("/practices/")
    page.get_by_text("Breath", exact=True).click()
    page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    page.get_by_role("button", name=re.compile("plan", re.I)).click()
    page.goto("/practices/plan/")
    page.get_by_role("link", name=re.compile("remind", re.I)).first.click()
    page.get_by_label("Monday").check()
    page.get_by_label("Time", exact=False).first.fill("19:30")
    page.get_by_role("main").get_by_role("button").first.click()

    assert Reminder.objects.get(client_id=alice.public_id).is_active


@SCRIPTS
def test_a_curator_writes_a_prompt_another_reviews_it_and_a_client_meets_it(
    page_as: Callable[..., Page], cora: User, curt: User, alice: User, curated: None, scripts: bool
) -> None:
    page = page_as(cora, width=1280, java_script_enabled=scripts)
    page.goto("/curate/prompts/prompt/add/")
    page.get_by_label("Collection").select_option(index=1)
    page.get_by_role("textbox", name="prompt", exact=True).fill(LAMP)
    page.get_by_label("helper line").fill("One word is fine.")
    page.get_by_label("why this prompt").fill("A small light makes a small start.")
    page.get_by_label("any day").check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Send for review").click()

    second = page_as(curt, width=1280, java_script_enabled=scripts)
    second.goto("/curate/prompts/prompt/")
    second.get_by_role("link", name=LAMP).click()
    for step in ("reviewed", "Publish"):
        second.get_by_role("button", name=re.compile(step, re.I)).first.click()

    meeting = page_as(alice, java_script_enabled=scripts)
    meeting.goto("/journal/questions/")
    meeting.get_by_text("Where to start").click()
    meeting.get_by_role("link", name=LAMP).click()
    expect(meeting.get_by_label(LAMP)).to_be_visible()


def test_a_curators_unsaved_words_are_not_passed_over(
    page_as: Callable[..., Page], cora: User, curated: None
) -> None:
    page = page_as(cora, width=1280)
    page.goto("/curate/prompts/prompt/")
    page.get_by_role("link", name="What does my body feel right now?").click()
    page.wait_for_load_state("networkidle")

    page.get_by_label("helper line").fill("Half a word will do.")

    expect(page.get_by_text("Save it first")).to_be_visible()
    expect(page.locator(".curating-steps button").first).to_be_disabled()


def test_autosave_tells_the_truth_and_the_words_are_there_after_a_crash(
    page_as: Callable[..., Page], alice: User
) -> None:
    page = page_as(alice)
    page.goto("/journal/entries/new/")

    page.get_by_label("Anything else, in your own words").press_sequentially("a heron stood")
    expect(page.locator("[data-autosave-state]")).to_contain_text("Saved", ignore_case=True)
    assert Entry.objects.get().state == "draft"
    page.close()

    again = page_as(alice)
    again.goto("/journal/")
    again.get_by_role("link", name="a heron stood").click()
    expect(again.get_by_text("a heron stood").first).to_be_visible()


def test_autosave_never_says_saved_while_the_server_is_away(
    page_as: Callable[..., Page], alice: User
) -> None:
    page = page_as(alice)
    page.goto("/journal/entries/new/", wait_until="networkidle")
    page.context.set_offline(True)

    page.get_by_label("Anything else, in your own words").press_sequentially("a heron stood")
    expect(page.locator("[data-autosave-state]")).to_contain_text("not saved yet", ignore_case=True)
    assert Entry.objects.count() == 0

    page.context.set_offline(False)
    expect(page.locator("[data-autosave-state]")).to_contain_text(
        re.compile(r"^\W*saved", re.I), timeout=15_000
    )
    assert Entry.objects.count() == 1


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus stands on what is called this."""
    for _ in range(150):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const e = document.activeElement;"
            " return [e.innerText, e.labels?.[0]?.innerText].filter(Boolean).join(' ') }"
        )
        if name in said:
            return
    raise AssertionError(f"the keyboard does not reach {name!r}")


def test_the_main_job_works_without_a_mouse(
    page_as: Callable[..., Page], alice: User, nora: User, curated: None
) -> None:
    begin_relationship(client=alice, therapist=nora, by=alice)
    likes_one_page(alice)
    page = page_as(alice, width=1280)
    page.goto("/journal/")

    tab_to(page, "Other ways to write")
    page.keyboard.press("Enter")
    tab_to(page, "The first three questions")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/new/**")
    tab_to(page, "What did I learn about myself?")
    page.keyboard.type(LEARNED)
    tab_to(page, "Finish")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/entries/[0-9a-f-]{36}/$"))
    tab_to(page, "Share")
    page.keyboard.press("Enter")
    page.wait_for_url("**/share/")
    tab_to(page, "Share this copy")
    page.keyboard.press("Enter")

    expect(page.get_by_text("You and Nora")).to_be_visible()
