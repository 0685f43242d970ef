"""Help lines and libraries in the admin."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from audit.queries import events_for
from prompts.models import HelpLine, Library
from tests.prompts.making import library

pytestmark = pytest.mark.django_db

LINES = "/curate/prompts/helpline/"
FORM = {
    "country": "nz",
    "slug": "nz-1737",
    "name": "Need to talk",
    "kind": "call_or_text",
    "contact": "1737",
    "position": 1,
    "is_on": "on",
}


def seen_on(browser: Client, page: str) -> str:
    """Return the mark of what a page shows, as the page itself would send it back."""
    return browser.get(page).context["adminform"].form["seen"].value()


def test_an_admin_adds_a_line_and_it_is_written_who_did(client_for: Any, root: User) -> None:
    answer = client_for(root).post(LINES + "add/", FORM)

    line = HelpLine.objects.get()
    event = events_for(line.public_id).get()
    assert answer.status_code == 302
    assert (line.country, line.is_on) == ("NZ", True)
    assert (event.action, event.actor) == ("shown", str(root.public_id))


def test_switching_a_line_off_is_written_too(client_for: Any, root: User) -> None:
    browser = client_for(root)
    browser.post(LINES + "add/", FORM)
    line = HelpLine.objects.get()

    page = f"{LINES}{line.pk}/change/"

    browser.post(page, FORM | {"is_on": "", "seen": seen_on(browser, page)})

    line.refresh_from_db()
    assert (line.is_on, line.slug) == (False, "nz-1737")
    assert [event.action for event in events_for(line.public_id)] == ["hidden", "shown"]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"contact": "call us"}, "written in digits"),
        ({"kind": "web"}, "starts with https://"),
        ({"kind": "web", "contact": "javascript:alert(1)"}, "starts with https://"),
        ({"country": "n1"}, "Constraint"),
    ],
)
def test_a_line_nobody_could_reach_is_not_saved(
    client_for: Any, root: User, changes: dict[str, Any], complaint: str
) -> None:
    answer = client_for(root).post(LINES + "add/", FORM | changes)

    assert complaint in answer.content.decode()
    assert HelpLine.objects.count() == 0


@pytest.mark.parametrize("who", ["alice", "nora", None])
def test_only_staff_comes_near(
    client_for: Any, request: pytest.FixtureRequest, who: str | None
) -> None:
    browser = client_for(request.getfixturevalue(who)) if who else Client()

    assert browser.post(LINES + "add/", FORM).status_code == (404 if who else 302)
    assert HelpLine.objects.count() == 0


def test_a_curator_adds_a_help_line(client_for: Any, cora: User) -> None:
    assert client_for(cora).post(LINES + "add/", FORM).status_code == 302
    assert HelpLine.objects.count() == 1


def test_a_curator_renames_a_library_and_its_short_name_stays(client_for: Any, cora: User) -> None:
    windows = library()
    browser, page = client_for(cora), f"/curate/prompts/library/{windows.pk}/change/"
    data = {"slug": "doors", "title": "Through the window", "summary": "", "position": 3}

    browser.post(page, data | {"seen": seen_on(browser, page)})

    windows = Library.objects.get()
    assert (windows.slug, windows.title) == ("windows", "Through the window")
    assert [event.action for event in events_for(windows.public_id)] == ["saved"]


def test_two_curators_never_overwrite_a_collection_unseen(
    client_for: Any, cora: User, curt: User
) -> None:
    windows = library()
    page = f"/curate/prompts/library/{windows.pk}/change/"
    data = {"title": "Doors", "summary": "", "position": 3}
    first, second = client_for(cora), client_for(curt)
    seen_by_both = seen_on(first, page)
    first.post(page, data | {"seen": seen_by_both, "title": "Gates"})

    answer = second.post(page, data | {"seen": seen_by_both})

    body = answer.content.decode()
    assert "Somebody saved this meanwhile." in body
    assert "“Gates”" in body
    assert 'value="Doors"' in body
    assert Library.objects.get().title == "Gates"

    second.post(page, data | {"seen": answer.context["adminform"].form["seen"].value()})
    assert Library.objects.get().title == "Doors"


def test_a_line_saved_without_saying_what_was_seen_stays_as_it_is(
    client_for: Any, root: User
) -> None:
    browser = client_for(root)
    browser.post(LINES + "add/", FORM)
    line = HelpLine.objects.get()

    answer = browser.post(f"{LINES}{line.pk}/change/", FORM | {"name": "Another"})

    assert "Somebody saved this meanwhile." in answer.content.decode()
    assert HelpLine.objects.get().name == "Need to talk"


def test_the_list_says_in_words_what_is_shown_and_checked(client_for: Any, cora: User) -> None:
    HelpLine.objects.create(slug="quiet", name="Quiet line", kind="call", contact="123")

    listed = client_for(cora).get("/curate/prompts/helpline/").content.decode()

    for words in ("not shown", "not checked yet", "every country"):
        assert words in listed
    assert "<img" not in listed[listed.index("<table") :].split("</table>")[0]
