"""A session's page on a phone: what came back is kept by keyboard alone, and without JavaScript."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal.actions.threads import begin_thread
from journal.documents import SessionDocument
from journal.models import Fragment, Session
from tests.browser.conftest import DESK, PHONE, PageAs
from tests.browser.test_dress import overflows
from tests.journal.conftest import a_session, remember

Violations = Callable[[Page], list[str]]
CUES = SessionDocument(
    name="The second one", intention="To rest.", comfort="A blanket", cue="The smell of cedar"
)


@pytest.fixture
def session(alice: User) -> Session:
    day = timezone.localdate() - timedelta(days=35)
    return a_session(alice, CUES, held_on=day, start_time=time(11), end_time=time(12, 30))


def page_of(session: Session) -> str:
    return f"/journal/sessions/{session.public_id}/"


def reach(page: Page, name: str, role: str = "button") -> None:
    """Press Tab until this has the focus."""
    target = page.get_by_role(role, name=name).first
    for _press in range(80):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} is not reached by keyboard")


def test_a_piece_and_a_layer_are_kept_by_keyboard_alone(
    alice: User, session: Session, page_as: PageAs
) -> None:
    page = page_as(alice)
    page.goto(page_of(session))

    page.get_by_label("What is there").focus()
    page.keyboard.type("A blue corridor")
    reach(page, "clear", "radio")
    page.keyboard.press("ArrowRight")
    reach(page, "Keep this piece")
    page.keyboard.press("Enter")
    piece = page.locator(".pieces > .piece").first
    expect(piece).to_contain_text("+5 weeks")
    expect(piece).to_contain_text("A blue corridor")
    expect(piece).to_contain_text("hazy")

    reach(page, "Add to it", "link")
    page.keyboard.press("Enter")
    page.get_by_label("What is there").focus()
    page.keyboard.type("with a cello")
    reach(page, "Add this")
    page.keyboard.press("Enter")
    expect(page.locator(".layers")).to_contain_text("with a cello")
    assert Fragment.objects.get(builds_on=None).layers.count() == 1


def test_without_javascript_nothing_is_missing(
    alice: User, session: Session, page_as: PageAs
) -> None:
    page = page_as(alice, java_script_enabled=False)
    page.goto(page_of(session))

    page.get_by_role("button", name="Keep this piece").click()
    expect(page.get_by_role("alert")).to_contain_text("One word is enough.")
    page.locator("summary", has_text="Or pick a word").click()
    page.get_by_label("floating", exact=True).check()
    page.locator("summary", has_text="It came back at another time").click()
    page.get_by_label("It came back at another time").fill(f"{session.held_on}T12:40")
    page.get_by_role("button", name="Keep this piece").click()
    expect(page.locator(".pieces > .piece").first).to_contain_text("+10 min")

    page.get_by_role("button", name="Nothing came").click()
    expect(page.locator(".pieces > .piece").first).to_contain_text("nothing came")
    page.locator("summary", has_text="Hold on to a line").click()
    page.get_by_label("A line to hold on to").fill("Nobody wanted anything of me.")
    page.get_by_role("button", name="Hold on to this").click()
    page.get_by_role("link", name="Nobody wanted anything of me.").click()
    page.get_by_role("button", name="Let it rest").click()
    expect(page.get_by_role("button", name="Take it up again")).to_be_visible()


@pytest.mark.parametrize(("width", "theme"), [(PHONE, "light"), (PHONE, "dim"), (DESK, "dark")])
def test_axe_finds_nothing_and_nothing_overflows(
    alice: User,
    session: Session,
    page_as: PageAs,
    violations: Violations,
    shoot: Callable[[Page, str], object],
    width: int,
    theme: str,
) -> None:
    piece = remember(session)
    remember(session, builds_on=piece)
    remember(session, kind=Fragment.Kind.NOTHING)
    thread = begin_thread("Nobody wanted anything of me.", session=session, by=alice)
    ahead = a_session(alice, CUES, held_on=timezone.localdate() + timedelta(days=2))
    pages = {
        "session": page_of(session),
        "session-ahead": page_of(ahead),
        "piece": f"/journal/pieces/{piece.public_id}/",
        "threads": "/journal/threads/",
        "thread": f"/journal/threads/{thread.public_id}/",
        "today": "/journal/",
    }
    page = page_as(alice, width=width, theme=theme)

    found, wide = {}, []
    for name, path in pages.items():
        page.goto(path)
        for more in page.locator("main details").all():
            more.evaluate("element => element.setAttribute('open', '')")
        shoot(page, f"pieces-{name}-{width}-{theme}")
        found[name] = violations(page)
        wide += [name] if overflows(page) else []

    assert {name: lines for name, lines in found.items() if lines} == {}
    assert wide == []
