"""Sharing: a frozen copy, exactly as previewed, that ends when the client says so."""

import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.actions.relationships import begin_relationship
from audit.models import Event
from encryption.errors import Unreadable
from encryption.readers import owner_reader, relationship_reader
from journal.actions.entries import finish_entry, trash_entry, write_entry
from journal.actions.sharing import ChangedSincePreview, share_entry
from journal.documents import EntryDocument
from journal.models import Entry, Share
from lifecycle.actions.ending import end_relationship
from tests.journal.conftest import WORDS, a_writing

pytestmark = pytest.mark.django_db


def share_page(entry):
    return reverse("journal:entry-share", args=[entry.public_id])


def reading_page(share):
    return reverse("care:share", args=[share.public_id])


def test_the_preview_shows_what_will_be_seen_and_no_tags_or_people(client_for, alice, entry, care):
    page = client_for(alice).get(share_page(entry)).content.decode()

    assert WORDS.text in page
    assert "Nora" in page
    assert "my sister" not in page


def test_the_action_itself_takes_nobody_elses_relationship_and_nobody_elses_entry(
    alice, charlie, nora, entry, care
):
    other = begin_relationship(client=charlie, therapist=nora, by=charlie)
    seen = entry.document_revision

    with pytest.raises(ChangedSincePreview):
        share_entry(entry, other, previewed_revision=seen, by=alice)
    with pytest.raises(Entry.DoesNotExist):
        share_entry(entry, other, previewed_revision=seen, by=charlie)
    assert not Share.objects.exists()


def main_buttons(page):
    return re.findall(r'<a class="button" href="[^"]+">([^<]+)', page)


def test_sharing_is_offered_quietly_and_only_when_there_is_somebody(client_for, alice, entry, nora):
    browser, url = client_for(alice), reverse("journal:entry", args=[entry.public_id])
    alone = browser.get(url).content.decode()
    care = begin_relationship(client=alice, therapist=nora, by=alice)
    together = browser.get(url).content.decode()

    end_relationship(care, by=alice)

    assert main_buttons(alone) == []
    assert f'<a href="{reverse("accounts:people")}">People</a> shows how.' in alone
    assert f'href="{share_page(entry)}"' in together
    assert main_buttons(together) == []
    assert "shows how" not in together
    assert share_page(entry) not in browser.get(url).content.decode()


def test_a_draft_speaks_of_no_sharing(client_for, alice, draft, care):
    page = client_for(alice).get(reverse("journal:entry", args=[draft.public_id])).content.decode()

    assert main_buttons(page) == ["Go on writing"]
    assert "shows how" not in page


def test_sharing_lets_the_therapist_read_exactly_the_copy(client_for, alice, nora, entry, care):
    data = {"relationship": str(care.public_id), "revision": entry.document_revision}

    answer = client_for(alice).post(share_page(entry), data)
    page = client_for(nora).get(reading_page(Share.objects.get())).content.decode()

    assert answer.status_code == 302
    assert WORDS.text in page
    assert "What did I learn about myself?" in page
    assert "my sister" not in page


def test_a_later_change_stays_with_the_client(client_for, alice, nora, entry, share):
    changed = a_writing(
        EntryDocument(text="something only for me"),
        public_id=entry.public_id,
        revision=entry.document_revision,
    )

    write_entry(changed, by=alice)

    page = client_for(nora).get(reading_page(share)).content.decode()
    assert WORDS.text in page
    assert "something only for me" not in page


def test_an_entry_changed_since_the_preview_is_not_shared(alice, entry, care):
    with pytest.raises(ChangedSincePreview):
        share_entry(entry, care, previewed_revision=entry.document_revision + 1, by=alice)

    assert Share.objects.count() == 0


def test_a_draft_cannot_be_shared(client_for, alice, draft, care):
    data = {"relationship": str(care.public_id), "revision": draft.document_revision}

    answer = client_for(alice).post(share_page(draft), data)

    assert answer.status_code == 404
    assert Share.objects.count() == 0


def test_nothing_can_be_shared_into_somebody_elses_relationship(
    client_for, charlie, entry, care, share
):
    data = {"relationship": str(care.public_id), "revision": entry.document_revision}

    answer = client_for(charlie).post(share_page(entry), data)

    assert answer.status_code == 404
    assert Share.objects.count() == 1


def test_choosing_nobody_says_so_and_shares_nothing(client_for, alice, entry, care):
    answer = client_for(alice).post(share_page(entry), {"revision": entry.document_revision})

    assert answer.status_code == 422
    assert "Choose who may read it." in answer.content.decode()
    assert Share.objects.count() == 0


def test_ending_a_share_destroys_the_copy_and_its_slot_at_once(client_for, alice, nora, share):
    client_for(alice).post(reverse("journal:share-end", args=[share.public_id]))

    share.refresh_from_db()
    assert share.snapshot is None
    assert share.snapshot_slot is None
    assert client_for(nora).get(reading_page(share)).status_code == 404


def test_the_database_refuses_an_ended_share_that_still_holds_a_copy(share):
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.filter(pk=share.pk).update(ended_at=share.shared_at)


def test_ending_the_relationship_ends_every_share_and_its_key(client_for, alice, nora, care, share):
    end_relationship(care, by=alice)

    share.refresh_from_db()
    assert share.snapshot is None
    assert client_for(nora).get(reading_page(share)).status_code == 404
    with pytest.raises(Unreadable):
        relationship_reader(care.public_id)


def test_putting_an_entry_in_the_trash_ends_its_shares(client_for, alice, nora, entry, share):
    trash_entry(entry, by=alice)

    assert client_for(nora).get(reading_page(share)).status_code == 404


def test_a_relationships_key_opens_no_entry_and_an_owners_key_no_other_person(
    alice, charlie, entry, care, share
):
    with pytest.raises(Unreadable):
        entry.open_for(relationship_reader(care.public_id))
    with pytest.raises(Unreadable):
        share.open_for(owner_reader(alice.public_id))


def test_each_opening_stands_in_the_clients_log_in_plain_words(client_for, alice, nora, share):
    client_for(nora).get(reading_page(share))

    page = " ".join(client_for(alice).get(reverse("journal:access-log")).content.decode().split())
    assert "Nora opened <em>After Tuesday</em> on" in page
    assert "You shared <em>After Tuesday</em> on" in page


def test_what_cannot_be_recorded_cannot_be_read(client_for, nora, share):
    browser = client_for(nora)
    browser.raise_request_exception = False
    before = Event.objects.count()

    with connection.cursor() as cursor:  # from now on the table takes no row
        cursor.execute("ALTER TABLE audit_event ADD CONSTRAINT full_up CHECK (false) NOT VALID")
    answer = browser.get(reading_page(share))

    share.refresh_from_db()
    assert answer.status_code == 500
    assert WORDS.text not in answer.content.decode()
    assert (Event.objects.count(), share.first_opened_at) == (before, None)


def test_a_therapist_without_the_relationship_gets_404(client_for, tess, share):
    assert client_for(tess).get(reading_page(share)).status_code == 404


@pytest.mark.parametrize("shares", [1, 3])
def test_the_caseload_costs_the_same_at_one_share_and_at_three(
    client_for, alice, nora, care, shares, django_assert_num_queries
):
    for _ in range(shares):
        entry = finish(alice)
        share_entry(entry, care, previewed_revision=entry.document_revision, by=alice)
    browser = client_for(nora)
    browser.get(reverse("care:caseload"))

    with django_assert_num_queries(5):
        page = browser.get(reverse("care:caseload")).content.decode()

    assert page.count("Not opened yet") == shares


@pytest.mark.parametrize("name", ["caseload", "client"])
def test_a_therapists_list_fetches_no_copy_and_no_entry(
    client_for, nora, care, share, name, django_assert_max_num_queries
):
    browser = client_for(nora)
    url = reverse(f"care:{name}", args=[care.public_id] if name == "client" else [])
    browser.get(url)  # the first page of a log-in learns which browser this is

    with django_assert_max_num_queries(20) as captured:
        answer = browser.get(url)

    asked = " ".join(query["sql"] for query in captured)
    assert answer.status_code == 200
    assert '"journal_share"."public_id"' in asked
    assert '"journal_share"."snapshot"' not in asked
    assert '"journal_entry"."document"' not in asked


def finish(client):
    return finish_entry(a_writing(), by=client)
