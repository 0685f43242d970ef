"""Looking at the journal: lists cost the same whatever their length, and strangers see nothing."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from journal.actions.entries import finish_entry, trash_entry
from journal.actions.sessions import SessionWriting, log_session, trash_session
from journal.actions.trash import empty_trash
from journal.documents import EntryDocument, SessionDocument
from journal.models import Entry, Session
from tests.journal.conftest import WORDS, a_writing

pytestmark = pytest.mark.django_db


def write(client, title, on=date(2026, 11, 1)):
    return finish_entry(a_writing(EntryDocument(title=title), entry_on=on), by=client)


def test_an_entry_reads_as_it_was_written_and_says_who_can_see_it(client_for, alice, entry):
    page = client_for(alice).get(reverse("journal:entry", args=[entry.public_id])).content.decode()

    for words in (WORDS.title, WORDS.text, "To rest.", "relieved", "my sister", "Only you"):
        assert words in page


def test_a_shared_entry_names_its_reader_in_the_list(client_for, alice, share):
    page = client_for(alice).get(reverse("journal:timeline")).content.decode()

    assert "You and Nora" in page


def test_the_timeline_is_newest_first_and_shows_nobody_elses(client_for, alice, charlie):
    for number in range(3):
        write(alice, f"day {number}", date(2026, 11, 1) + timedelta(days=number))
    write(charlie, "a stranger's day")

    page = client_for(alice).get(reverse("journal:timeline")).content.decode()

    places = [page.index(f"day {number}") for number in (2, 1, 0)]
    assert places == sorted(places)
    assert "a stranger" not in page


def test_older_entries_follow_page_by_page_each_exactly_once(client_for, alice):
    for number in range(65):
        write(alice, f"[{number:02}]", date(2026, 1, 1) + timedelta(days=number // 3))
    browser, url, seen = client_for(alice), reverse("journal:timeline"), []

    while url:
        page = browser.get(url).context["page"]
        seen += [line.words for line in page.lines]
        url = page.older_than and f"{reverse('journal:timeline')}?older-than={page.older_than}"

    assert seen == [f"[{number:02}]" for number in reversed(range(65))]


def test_what_was_written_about_a_session_is_paged_and_nothing_lost(client_for, alice, session):
    for number in range(35):
        finish_entry(a_writing(EntryDocument(title=f"[{number:02}]"), session=session), by=alice)
    write(alice, "about nothing")
    browser, here = client_for(alice), reverse("journal:session", args=[session.public_id])

    url, seen = here, []
    while url:
        page = browser.get(url)
        seen += [line.words for line in page.context["page"].lines]
        older = re.search(r'href="(\?older-than=[^"#]+)#written"', page.content.decode())
        url = older and here + older[1]

    assert seen == [f"[{number:02}]" for number in reversed(range(35))]
    assert f'href="{here}">Newest' in page.content.decode()


def test_a_full_trash_is_paged_newest_first_and_nothing_is_lost(client_for, alice, session):
    for number in range(32):
        trash_entry(write(alice, f"[{number:02}]"), by=alice)
    trash_session(session, by=alice)
    browser = client_for(alice)

    first, second = (browser.get(reverse("journal:trash"), {"page": page}) for page in (1, 2))

    lines = [line for one in (first, second) for line in one.context["trash"].lines]
    assert lines[0].row == session
    assert [line.words for line in lines[1:]] == [f"[{n:02}]" for n in reversed(range(32))]
    assert len(first.context["trash"].lines) == 20
    assert "Page 2 of 2" in second.content.decode()


@pytest.mark.parametrize("entries", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("timeline", 6), ("today", 10), ("trash", 9)])
def test_a_list_costs_the_same_at_one_entry_and_at_three(
    client_for, alice, entries, name, queries, django_assert_max_num_queries
):
    for number in range(entries):
        written = write(alice, f"day {number}")
        if name == "trash":
            trash_entry(written, by=alice)
    browser = client_for(alice)
    browser.get(reverse("journal:today"))  # the first page of a log-in notes the log-in

    with django_assert_max_num_queries(queries):
        answer = browser.get(reverse(f"journal:{name}"))

    assert answer.status_code == 200


def test_what_is_put_in_the_trash_comes_back_as_it_was(client_for, alice, entry):
    browser = client_for(alice)
    browser.post(reverse("journal:entry-trash", args=[entry.public_id]))
    gone = browser.get(reverse("journal:entry", args=[entry.public_id]))

    browser.post(reverse("journal:entry-restore", args=[entry.public_id]))
    page = browser.get(reverse("journal:entry", args=[entry.public_id])).content.decode()

    assert gone.status_code == 404
    assert WORDS.text in page


def test_the_trash_is_emptied_after_thirty_days_and_not_before(alice, entry, time_machine):
    trash_entry(entry, by=alice)
    entry.refresh_from_db()

    time_machine.move_to(entry.trashed_at + timedelta(days=29, hours=23))
    assert empty_trash() == 0
    time_machine.move_to(entry.trashed_at + timedelta(days=30, minutes=1))
    assert empty_trash() == 1

    assert Entry.objects.count() == 0


def test_a_row_that_will_not_go_holds_up_no_other(alice, entry, draft, time_machine, caplog):
    for each in (draft, entry):  # the one that will not go has lain there longest
        trash_entry(each, by=alice)
    refusing = """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RAISE EXCEPTION ''not this one''; END';
        CREATE TRIGGER refuse BEFORE DELETE ON journal_entry
            FOR EACH ROW WHEN (OLD.state = 'draft') EXECUTE FUNCTION refuse();
    """
    connection.cursor().execute(refusing)
    entry.refresh_from_db()
    time_machine.move_to(entry.trashed_at + timedelta(days=31))

    assert empty_trash() == 1

    assert list(Entry.objects.all()) == [draft]
    assert f"{draft} could not be erased" in caplog.text


def test_erasing_now_asks_first(client_for, alice, entry):
    trash_entry(entry, by=alice)
    browser, url = client_for(alice), reverse("journal:entry-erase", args=[entry.public_id])

    assert "Erase this for good?" in browser.get(url).content.decode()
    assert Entry.objects.count() == 1

    browser.post(url)
    assert Entry.objects.count() == 0


def test_an_entry_that_is_not_in_the_trash_cannot_be_erased(client_for, alice, entry):
    url = reverse("journal:entry-erase", args=[entry.public_id])

    assert client_for(alice).post(url).status_code == 404
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("name", ["entry", "entry-edit", "entry-share"])
def test_a_stranger_gets_404_and_nobody_gets_the_log_in_page(
    client_for, client, charlie, entry, name
):
    url = reverse(f"journal:{name}", args=[entry.public_id])

    assert client_for(charlie).get(url).status_code == 404
    assert client.get(url).headers["Location"].startswith(reverse("account_login"))


def test_the_trash_says_until_when_each_piece_stays(client_for, alice, entry, session):
    trash_entry(entry, by=alice)
    trash_session(session, by=alice)

    page = client_for(alice).get(reverse("journal:trash")).content.decode()

    until = date_format(timezone.localdate() + timedelta(days=30), "DATE_FORMAT")
    assert page.count(f"Here until {until}") == 2


@pytest.mark.parametrize("name", ["today", "timeline", "sessions", "entry-new", "access-log"])
def test_one_box_that_does_not_open_hides_no_other(client_for, alice, share, draft, session, name):
    log_session(the_day_after(session), by=alice)
    Entry.objects.filter(pk=share.entry.pk).update(document_revision=7)
    Entry.objects.filter(pk=draft.pk).update(document_revision=7)
    Session.objects.filter(pk=session.pk).update(document_revision=7)

    answer = client_for(alice).get(reverse(f"journal:{name}"), {"depth": "two_minutes"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert name not in {"timeline", "sessions"} or "It has not been changed." in page
    assert name not in {"sessions", "entry-new"} or "The third one" in page


def the_day_after(session):
    document = SessionDocument(name="The third one")
    return SessionWriting(session.held_on + timedelta(days=1), None, document)


def test_a_blank_journal_says_so_kindly(client_for, alice):
    page = client_for(alice).get(reverse("journal:timeline")).content.decode()

    assert "Nothing here yet." in page
