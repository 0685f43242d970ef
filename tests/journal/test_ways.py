"""Draw, record, take a photo: pages for one's own things, and no others."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from journal.actions.entries import write_entry
from journal.actions.fragments import FragmentWriting, keep_fragment
from journal.drawing import MEDIA_TYPE
from journal.fragment_documents import FragmentDocument
from journal.models import Entry, Fragment, Session
from journal.views.ways import WAYS
from tests.conftest import ClientFor
from tests.journal.conftest import a_writing
from tests.journal.test_drawing import A_DRAWING
from tests.journal.test_entry_edit import typed

PAGES = ["drawing-new", "recording-new", "photo-new"]
TWO_WAYS = pytest.mark.parametrize("page", PAGES)


@pytest.fixture
def browser(alice: User, client_for: ClientFor) -> Client:
    return client_for(alice)


@pytest.fixture
def fragment(alice: User, session: Session) -> Fragment:
    from_here = {"client": alice, "session": session, "remembered_at": session.written_at}
    document = FragmentDocument(text="A blue door.")
    return keep_fragment(
        FragmentWriting(uuid4(), kind="words", document=document, **from_here), by=alice
    )


def address(page: str, **query: object) -> str:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return f"{reverse(f'journal:{page}')}?{asked}"


def sent(browser: Client, url: str, data: bytes, **headers: str):
    return browser.post(url, data, content_type=MEDIA_TYPE, headers={"X-Kind": "drawing"} | headers)


@TWO_WAYS
@pytest.mark.parametrize("about", ["entry", "fragment", "session"])
def test_each_way_leads_to_what_it_is_for_and_back(page, about, browser, request):
    thing = request.getfixturevalue(about)
    back = f"/journal/sessions/{uuid4()}/#pieces"

    response = browser.get(address(page, **{about: thing.public_id, "back": back}))

    content = response.content.decode()
    assert response.status_code == 200
    assert f'"{reverse(f"journal:{about}-attach", args=[thing.public_id])}"' in content
    assert f'href="{back.partition("#")[0]}' in content


@TWO_WAYS
def test_a_strangers_thing_is_not_there(page, entry, session, charlie, nora, client_for):
    asked = [address(page, entry=entry.public_id), address(page, session=session.public_id)]

    answers = [client_for(who).get(url).status_code for who in (charlie, nora) for url in asked]

    assert answers == [404] * 4


@TWO_WAYS
@pytest.mark.parametrize("query", [{}, {"entry": "new"}, {"entry": uuid4()}])
def test_without_a_thing_of_ones_own_there_is_no_page(page, query, browser):
    assert browser.get(address(page, **query)).status_code == 404


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x", r"/\x.example"]
)
def test_no_page_leads_back_to_another_site(back, entry, browser):
    response = browser.get(address("drawing-new", entry=entry.public_id, back=back))

    assert response.context["target"].back == reverse("journal:entry-edit", args=[entry.public_id])


def test_only_the_page_that_records_may_ask_for_the_microphone(entry, browser):
    policies = {
        page: browser.get(address(page, entry=entry.public_id)).headers["Permissions-Policy"]
        for page in PAGES
    }

    may = [page for page, policy in policies.items() if "microphone=(self)" in policy]
    assert may == ["recording-new"]
    assert all("camera=()" in policy for policy in policies.values())
    assert "microphone=()" in browser.get("/journal/").headers["Permissions-Policy"]


def test_a_drawing_is_drawn_on_from_its_own_strokes(entry, browser):
    attach = reverse("journal:entry-attach", args=[entry.public_id])
    earlier = sent(browser, attach, A_DRAWING.to_bytes()).json()["public_id"]

    response = browser.get(address("drawing-new", **{"from": earlier}))

    assert response.context["before"] == json.loads(A_DRAWING.to_bytes())
    assert response.context["target"].attach_url == attach


def test_nobody_draws_on_from_a_strangers_drawing(entry, browser, charlie, client_for):
    attach = reverse("journal:entry-attach", args=[entry.public_id])
    theirs = sent(browser, attach, A_DRAWING.to_bytes()).json()["public_id"]
    own = write_entry(a_writing(), by=charlie).public_id

    response = client_for(charlie).get(address("drawing-new", entry=own, **{"from": theirs}))

    assert response.status_code == 404


@pytest.mark.parametrize(("then", "page"), list(zip(WAYS, PAGES, strict=True)))
def test_the_editor_keeps_the_words_before_it_leads_on(then, page, browser):
    entry_id = uuid4()

    response = browser.post(reverse("journal:entry-go-on", args=[entry_id]), typed(then=then))

    assert Entry.objects.get().public_id == entry_id
    assert response.headers["Location"].startswith(address(page, entry=entry_id))
    assert browser.get(response.headers["Location"]).status_code == 200
