"""Choosing a question: a few for today with their reason, then collections one can scan."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.preferences import save_preferences
from accounts.preferences import PreferencesView
from journal.actions.sessions import SessionWriting, log_session
from journal.documents import SessionDocument
from prompts.models import Library, PromptVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


def look(browser, **asked):
    return browser.get(reverse("journal:questions"), asked).content.decode()


def prefer(person, **wishes):
    save_preferences(
        by=person, name=person.name, time_zone=person.time_zone, wishes=PreferencesView(**wishes)
    )


def shelves(page, after, before="</main>"):
    part = page.split(after, 1)[1].split(before, 1)[0]
    return re.findall(r'<span class="summary-title">(.*?)</span>', part)


def test_each_collection_says_what_it_holds_and_how_much(client_for, alice):
    page = look(client_for(alice))

    library = Library.objects.get(title="Where to start")
    assert f'{library.summary} <span class="count">Ten questions.</span>' in page
    assert len(shelves(page, "<main")) == page.count("<details>")


def test_what_only_a_lens_leads_to_comes_last_unless_it_was_chosen(client_for, alice):
    near, far = "Or look through a collection", "If one of these is yours"
    browser = client_for(alice)
    before = look(browser)

    prefer(alice, lenses=("polyamory",))
    after = look(browser)

    assert "Where to start" in shelves(before, near, far)
    assert {"Many loves", "My kind of mind"} <= set(shelves(before, far))
    assert "Many loves" in shelves(after, near, far)
    assert "Many loves" not in shelves(after, far)
    assert "My kind of mind" in shelves(after, far)


def test_a_few_for_today_stand_first_with_their_reason_in_ones_own_word(client_for, alice):
    prefer(alice, session_word="voyage")
    held_on = timezone.localdate() - timedelta(days=10)
    session = log_session(SessionWriting(held_on, None, SessionDocument()), by=alice)

    page = look(client_for(alice), session=session.public_id)

    today = page.split("Something for today", 1)[1].split("Your own questions", 1)[0]
    links = re.findall(r'href="([^"]+)"', today)
    assert len(links) == 3
    assert all(f"&amp;session={session.public_id}" in link for link in links)
    assert today.count("For the weeks after your voyage. It takes ") == 3


def test_the_page_costs_the_same_however_long_the_journal(
    client_for, alice, django_assert_max_num_queries
):
    browser = client_for(alice)
    look(browser)

    with django_assert_max_num_queries(12):
        look(browser)


def test_somebody_elses_session_is_no_place_to_begin(client_for, charlie, session):
    url = reverse("journal:questions")

    assert client_for(charlie).get(url, {"session": session.public_id}).status_code == 404


def test_what_a_curator_writes_is_text_and_never_markup(client_for, alice):
    asked = PromptVersion.objects.filter(prompt__slug="learn-about-myself")
    asked.update(text="<b>bold</b>?", helper="<i>slanted</i>", why="<u>under</u>")

    url = reverse("journal:entry-new")
    page = client_for(alice).get(url, {"question": "learn-about-myself"}).content.decode()

    assert not any(mark in page for mark in ("<b>bold", "<i>slanted", "<u>under"))
    assert "&lt;i&gt;slanted" in page
