"""Ending and erasing: keys first."""

import pytest
from django.contrib.sessions.models import Session as LogIn
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from encryption.errors import Unreadable
from encryption.readers import owner_reader, relationship_reader
from journal.models import Entry, Share
from lifecycle.actions.erasing import erase_client
from tests.conftest import PASSWORD
from tests.journal.conftest import *  # noqa: F403

pytestmark = pytest.mark.django_db


def test_erasing_a_client_destroys_keys_and_rows_and_keeps_a_nameless_trace(alice, share):
    alice_id, care_id = alice.public_id, share.relationship_id

    call_command("erase_client", str(alice_id), "--yes", verbosity=0)

    assert User.objects.filter(public_id=alice_id).count() == 0
    assert (Entry.objects.count(), Share.objects.count()) == (0, 0)
    for reader, public_id in ((owner_reader, alice_id), (relationship_reader, care_id)):
        with pytest.raises(Unreadable):
            reader(public_id)
    assert Event.objects.filter(subject=str(alice_id), action="erased", kind="person").count() == 1


def test_erasing_a_client_ends_every_log_in_of_theirs_and_nobody_elses(client_for, alice, charlie):
    browsers = [client_for(alice), client_for(alice), client_for(charlie)]
    for person in (alice, charlie):
        Client().post(reverse("account_request_login_code"), {"email": person.email})
    before = LogIn.objects.count()

    erase_client(alice, by=alice)

    assert (before, LogIn.objects.count()) == (5, 2)
    assert [browser.session.exists(browser.session.session_key) for browser in browsers] == [
        False,
        False,
        True,
    ]


def test_erasing_nobody_says_so(db):
    with pytest.raises(CommandError, match="Nobody has this id"):
        call_command("erase_client", "6a0f9a6e-29cb-4f0d-8a39-0a4b8c7a6a11", "--yes")


def test_erasing_oneself_asks_for_the_log_in_again(client_for, alice):
    answer = client_for(alice).post(reverse("lifecycle:erase"), {"word": "erase"})

    assert answer.status_code == 302
    assert "reauthenticate" in answer.headers["Location"]
    assert User.objects.filter(pk=alice.pk).count() == 1


def test_who_erased_themselves_reads_so_and_is_logged_out(client_for, alice):
    browser = client_for(alice)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})

    answer = browser.post(reverse("lifecycle:erase"), {"word": "erase"}, follow=True)

    assert answer.redirect_chain == [(reverse("lifecycle:erased"), 302)]
    assert "It is erased" in answer.content.decode()
    assert (User.objects.count(), LogIn.objects.count()) == (0, 0)


@pytest.mark.parametrize("persona", ["alice", "nora"])
def test_either_side_ends_a_relationship(client_for, request, persona, care, share):
    person = request.getfixturevalue(persona)
    url = reverse("lifecycle:relationship-end", args=[care.public_id])

    page = client_for(person).get(url)
    client_for(person).post(url)

    care.refresh_from_db()
    assert page.status_code == 200
    assert care.ended_by == person.public_id
    share.refresh_from_db()
    assert share.snapshot is None


@pytest.mark.parametrize("persona", ["charlie", "tess"])
def test_a_stranger_cannot_end_it(client_for, request, persona, care):
    person = request.getfixturevalue(persona)

    answer = client_for(person).post(reverse("lifecycle:relationship-end", args=[care.public_id]))

    care.refresh_from_db()
    assert answer.status_code == 404
    assert care.is_open
