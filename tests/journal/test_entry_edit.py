"""Writing: what is typed is sealed, kept, and never overwrites what another page kept."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404
from django.urls import reverse

from accounts.models import User
from encryption.errors import Unreadable
from encryption.keys import ensure_client_key, has_client_key
from encryption.readers import owner_reader
from journal.access import reader_of
from journal.actions.entries import write_entry
from journal.actions.sessions import trash_session
from journal.documents import EntryDocument, Sensation
from journal.models import Entry
from prompts.models import Prompt
from tests.journal.conftest import WORDS, a_writing

pytestmark = pytest.mark.django_db
CANARY = "a heron stood in the reeds"


def typed(**changes):
    return {
        "title": "",
        "entry_on": "2026-11-20",
        "session": "",
        "text": CANARY,
        "revision": "0",
        "form_id": str(uuid4()),
        "sequence": "0",
        "place-TOTAL_FORMS": "0",
        "place-INITIAL_FORMS": "0",
    } | changes


def words_of(entry, client):
    return EntryDocument.from_json(entry.open_for(reader_of(client)))


def post(browser, name, public_id, data, **headers):
    return browser.post(reverse(f"journal:{name}", args=[public_id]), data, **headers)


def test_keeping_a_new_page_makes_a_sealed_draft(client_for, alice):
    public_id = uuid4()

    answer = post(client_for(alice), "entry-keep", public_id, typed(title="After Tuesday"))

    entry = Entry.objects.get()
    assert answer.headers["Location"] == reverse("journal:entry", args=[public_id])
    assert (entry.public_id, entry.state) == (public_id, "draft")
    assert words_of(entry, alice).text == CANARY


def test_no_column_of_any_table_holds_the_words(client_for, alice):
    post(client_for(alice), "entry-finish", uuid4(), typed(title=CANARY, tags=CANARY))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT t::text, t.* FROM "{table}" t')
            rows += cursor.fetchall()
    everything = b" ".join(
        bytes(cell) if isinstance(cell, memoryview) else str(cell).encode()
        for row in rows
        for cell in row
    )
    assert CANARY.encode() not in everything
    assert CANARY.encode().hex().encode() not in everything
    assert b"alice@example.org" in everything  # the search does find what is plain


def test_an_answer_keeps_the_exact_wording_it_answered(client_for, alice, library):
    prompt = Prompt.objects.live().select_related("live_version").first()
    mark = f"{prompt.public_id}:{prompt.live_version.number}"
    public_id = uuid4()

    post(
        client_for(alice), "entry-keep", public_id, typed(question=mark, **{"answer-0": "to rest"})
    )

    (answer,) = words_of(Entry.objects.get(), alice).answers
    assert (answer.wording, answer.answer) == (prompt.live_version.text, "to rest")


def test_a_page_cannot_bring_a_wording_of_its_own(client_for, alice):
    invented = typed(question=f"{uuid4()}:1", **{"answer-0": "x"})

    post(client_for(alice), "entry-keep", uuid4(), invented)

    assert words_of(Entry.objects.get(), alice).answers == ()


def test_feelings_and_places_of_the_body_are_kept(client_for, alice):
    place = {
        "place-TOTAL_FORMS": "1",
        "place-0-region": "shoulders:both",
        "place-0-words": ["warm", "heavy"],
        "place-0-intensity": "4",
        "place-0-pleasant": "mixed",
    }

    post(client_for(alice), "entry-keep", uuid4(), typed(feelings=["glad", "grieving"], **place))

    document = words_of(Entry.objects.get(), alice)
    assert document.feelings == ("glad", "grieving")
    (sensation,) = document.sensations
    assert (sensation.region, sensation.words) == ("shoulders:both", ("warm", "heavy"))
    assert (sensation.intensity, sensation.pleasant) == (4, "mixed")


def test_a_place_stays_however_often_its_page_is_saved(client_for, alice):
    browser, public_id, form_id = client_for(alice), uuid4(), str(uuid4())
    place = {
        "place-TOTAL_FORMS": "1",
        "place-0-region": "chest",
        "place-0-words": ["warm"],
        "place-0-intensity": "4",
        "place-0-pleasant": "pleasant",
    }

    kept = []
    for sequence in ("1", "2", "3"):
        page = typed(form_id=form_id, sequence=sequence, text=f"word {sequence}", **place)
        assert post(browser, "entry-autosave", public_id, page).status_code == 200
        kept.append(words_of(Entry.objects.get(), alice).sensations)

    assert kept == [(Sensation("chest", ("warm",), 4, "pleasant"),)] * 3


def test_a_place_that_is_cleared_is_gone(client_for, alice, draft):
    page = {"place-TOTAL_FORMS": "1", "place-INITIAL_FORMS": "1", "place-0-region": ""}
    cleared = typed(revision=draft.document_revision, **page)

    post(client_for(alice), "entry-keep", draft.public_id, cleared)

    assert words_of(Entry.objects.get(), alice).sensations == ()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"entry_on": "yesterday"}, "Enter a valid date."),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"feelings": ["sparkly"]}, "sparkly is not one of the available choices"),
        ({"place-TOTAL_FORMS": "1", "place-0-words": ["warm"]}, "Choose where this is"),
    ],
)
def test_bad_input_says_so_keeps_the_words_on_the_page_and_writes_nothing(
    client_for, alice, changes, sentence
):
    answer = post(client_for(alice), "entry-keep", uuid4(), typed(**changes))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert CANARY in page
    assert Entry.objects.count() == 0


def test_sending_the_same_page_twice_keeps_one_entry(client_for, alice):
    browser, public_id, data = client_for(alice), uuid4(), typed()

    answers = [post(browser, "entry-finish", public_id, data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Entry.objects.count() == 1


def test_a_stale_page_overwrites_nothing_and_shows_both_texts(client_for, alice, draft):
    browser = client_for(alice)
    post(browser, "entry-keep", draft.public_id, typed(revision="1", text="said on the phone"))

    answer = post(
        browser, "entry-keep", draft.public_id, typed(revision="1", text="said at the desk")
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "said on the phone" in page
    assert "said at the desk" in page
    assert words_of(Entry.objects.get(), alice).text == "said on the phone"
    assert reverse("journal:entry-keep", args=[draft.public_id]) not in page


def test_a_stale_page_with_the_same_words_does_not_move_the_entry_to_another_day(
    client_for, alice, draft
):
    browser = client_for(alice)
    post(browser, "entry-keep", draft.public_id, typed(revision="1", entry_on="2026-11-20"))

    answer = post(
        browser, "entry-keep", draft.public_id, typed(revision="1", entry_on="2026-11-01")
    )

    assert answer.status_code == 409
    assert Entry.objects.get().entry_on == date(2026, 11, 20)


def test_an_entry_stays_about_its_session_while_that_lies_in_the_trash(client_for, alice, session):
    entry = write_entry(a_writing(session=session), by=alice)
    trash_session(session, by=alice)

    answer = post(client_for(alice), "entry-keep", entry.public_id, typed(revision="1"))

    assert answer.status_code == 302
    assert Entry.objects.get().session == session


def test_autosave_says_saved_with_the_revision_the_database_holds(client_for, alice, draft):
    answer = post(client_for(alice), "entry-autosave", draft.public_id, typed(revision="1"))

    draft.refresh_from_db()
    assert answer.json()["revision"] == draft.document_revision == 2


def test_later_messages_of_the_same_page_are_no_conflict_and_late_ones_change_nothing(
    client_for, alice, draft
):
    browser, page = client_for(alice), str(uuid4())
    first = typed(revision="1", form_id=page, sequence="1", text="one")
    third = typed(revision="1", form_id=page, sequence="3", text="one two three")
    second = typed(revision="1", form_id=page, sequence="2", text="one two")

    codes = [
        post(browser, "entry-autosave", draft.public_id, data).status_code
        for data in (first, third, second)
    ]

    draft.refresh_from_db()
    assert codes == [200, 200, 409]
    assert words_of(draft, alice).text == "one two three"


def test_autosave_on_another_page_answers_409_and_where_to_look(client_for, alice, draft):
    browser = client_for(alice)
    post(browser, "entry-autosave", draft.public_id, typed(revision="1", text="first"))

    answer = post(browser, "entry-autosave", draft.public_id, typed(revision="1", text="second"))

    assert answer.status_code == 409
    assert answer.json()["conflict"] is True


def test_another_question_keeps_the_words_and_adds_one(client_for, alice, draft, library):
    before = words_of(draft, alice).answers

    answer = post(client_for(alice), "entry-add-prompt", draft.public_id, typed(revision="1"))

    draft.refresh_from_db()
    after = words_of(draft, alice).answers
    assert answer.headers["Location"] == reverse("journal:entry-edit", args=[draft.public_id])
    assert len(after) == 1
    assert after[0].prompt not in {a.prompt for a in before}


@pytest.mark.parametrize("name", ["entry-keep", "entry-finish", "entry-autosave", "entry-go-on"])
def test_a_stranger_can_neither_write_into_an_entry_nor_learn_of_it(
    client_for, charlie, draft, name
):
    before = bytes(draft.document.box)

    answer = post(client_for(charlie), name, draft.public_id, typed(revision="1"))

    draft.refresh_from_db()
    assert answer.status_code == 404
    assert bytes(draft.document.box) == before


def test_saving_with_the_wrong_key_changes_no_byte(client_for, alice, charlie, draft):
    wrong = owner_reader_of_somebody_else(charlie)
    before = bytes(draft.document.box), bytes(draft.content_slot.box)

    loaded = Entry.objects.get()
    with pytest.raises(Unreadable):
        loaded.open_for(wrong)
    loaded.save()

    loaded = Entry.objects.get()
    assert (bytes(loaded.document.box), bytes(loaded.content_slot.box)) == before
    assert words_of(loaded, alice) == WORDS


def owner_reader_of_somebody_else(person):
    ensure_client_key(person.public_id)
    return owner_reader(person.public_id)


def test_whoever_became_a_therapist_meanwhile_begins_no_journal(alice):
    User.objects.filter(pk=alice.pk).update(role="therapist")

    with pytest.raises(Http404):
        write_entry(a_writing(), by=alice)

    assert (Entry.objects.count(), has_client_key(alice.public_id)) == (0, False)
