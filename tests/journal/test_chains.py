"""The chain: any link, in any order, kept once; what came together is counted, never judged."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from journal.access import reader_of
from journal.actions.chains import ChainWriting, keep_chain
from journal.chain_counts import Pair, recurring
from journal.chain_documents import ChainDocument
from journal.models import Chain

pytestmark = pytest.mark.django_db
PHONE = ChainDocument(
    before="The phone rang late.",
    places=("chest",),
    sensations=("tight",),
    feelings=("anxious",),
    story="Here it comes again.",
    urge="To hide.",
    choice="Feet on the floor.",
)


def chain_of(client, document=PHONE, session=None):
    writing = ChainWriting(uuid4(), timezone.localdate(), session, document)
    return keep_chain(writing, by=client)


def words_of(chain, client):
    chain.refresh_from_db()
    return ChainDocument.from_json(chain.open_for(reader_of(client)))


def typed(**changes):
    return {"chain_on": "2026-11-18", "public_id": str(uuid4()), "revision": "0"} | changes


def test_one_link_is_enough_and_the_rest_stays_open(client_for, alice, session):
    answer = client_for(alice).post(
        reverse("journal:chain-new"), typed(urge="To run.", session=str(session.public_id))
    )

    chain = Chain.objects.get()
    page = client_for(alice).get(answer.headers["Location"]).content.decode()
    assert words_of(chain, alice) == ChainDocument(urge="To run.")
    assert chain.session == session
    assert page.count("left open") == 4


def test_an_empty_chain_is_not_kept_and_says_why(client_for, alice):
    answer = client_for(alice).post(reverse("journal:chain-new"), typed())

    assert answer.status_code == 422
    assert "One word in any of the fields is enough" in answer.content.decode()
    assert Chain.objects.count() == 0


def test_sending_a_chain_twice_keeps_it_once(client_for, alice):
    browser, data = client_for(alice), typed(story="Here it comes again.")

    answers = [browser.post(reverse("journal:chain-new"), data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Chain.objects.count() == 1


def test_a_stale_page_overwrites_nothing_and_shows_both(client_for, alice):
    chain, browser = chain_of(alice), client_for(alice)
    url = reverse("journal:chain-edit", args=[chain.public_id])
    browser.post(url, typed(revision="1", urge="To call a friend."))

    answer = browser.post(url, typed(revision="1", urge="To sleep."))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "To call a friend." in page
    assert "To sleep." in page
    assert words_of(chain, alice).urge == "To call a friend."


def test_a_chain_of_somebody_else_is_neither_read_nor_written(client_for, alice, charlie):
    chain, browser = chain_of(alice), client_for(charlie)
    mine = typed(public_id=str(chain.public_id), urge="To run.")

    assert [
        browser.get(reverse("journal:chain", args=[chain.public_id])).status_code,
        browser.post(reverse("journal:chain-new"), mine).status_code,
    ] == [404, 404]
    assert words_of(chain, alice) == PHONE


def test_a_chain_in_the_trash_comes_back_as_it_was(client_for, alice):
    chain, browser = chain_of(alice), client_for(alice)
    browser.post(reverse("journal:chain-trash", args=[chain.public_id]))
    trash = browser.get(reverse("journal:trash")).content.decode()

    browser.post(reverse("journal:chain-restore", args=[chain.public_id]))

    assert "The phone rang late." in trash
    assert words_of(chain, alice) == PHONE


def test_an_erased_chain_is_gone(client_for, alice):
    chain, browser = chain_of(alice), client_for(alice)
    browser.post(reverse("journal:chain-trash", args=[chain.public_id]))

    browser.post(reverse("journal:chain-erase", args=[chain.public_id]))

    assert Chain.objects.count() == 0


C = ChainDocument
TIGHT = C(places=("chest",), sensations=("tight",), feelings=("anxious",))


@pytest.mark.parametrize(
    ("chains", "counted"),
    [
        ([], []),
        ([TIGHT], []),
        ([TIGHT, TIGHT, TIGHT], [("chest", "tight", "anxious", 3)]),
        ([C(places=("chest", "chest"), feelings=("glad",))], []),
        ([C(places=("jaw",), feelings=("glad",))] * 2, [("jaw", "", "glad", 2)]),
        ([C(sensations=("hot",), feelings=("glad",))] * 2, [("", "hot", "glad", 2)]),
        ([C(feelings=("glad",))] * 2, []),
        ([C(places=("jaw",), sensations=("tight",))] * 2, []),
        ([C(cue="tight jaw", urge="leave")], []),
        (
            [C(cue="tight jaw", urge="leave"), C(cue=" Tight  jaw.", urge="Leave!")],
            [("", "", "", 2, "tight jaw", "leave")],
        ),
        (
            [C(cue="cold feet", feelings=("glad",))] * 2,
            [("", "", "glad", 2, "cold feet", "")],
        ),
        ([C(cue="tight jaw", urge="leave"), C(cue="...", urge="leave")], []),
        (
            [TIGHT, TIGHT, C(places=("jaw",), feelings=("glad",))]
            + [C(places=("jaw",), feelings=("glad", "safe"))] * 2,
            [
                ("jaw", "", "glad", 3),
                ("chest", "tight", "anxious", 2),
                ("jaw", "", "safe", 2),
            ],
        ),
    ],
)
def test_what_came_together_twice_or_more_is_counted(chains, counted):
    assert recurring(chains) == [Pair(*line) for line in counted]


def test_counts_are_shown_in_words_without_a_judgement(client_for, alice):
    for _ in range(3):
        chain_of(alice)

    page = client_for(alice).get(reverse("journal:chains")).content.decode()

    assert "chest, tight and anxious" in page
    assert "3 times" in page
    assert "%" not in page.split("<main")[1].split("</main")[0]


def test_a_list_of_chains_costs_the_same_for_one_and_for_many(
    client_for, alice, session, django_assert_num_queries
):
    browser, url = client_for(alice), reverse("journal:chains")
    chain_of(alice)
    browser.get(url)
    with django_assert_num_queries(7):
        browser.get(url)

    for _ in range(3):
        chain_of(alice, session=session)
    with django_assert_num_queries(7):
        browser.get(url)


def test_a_chain_document_refuses_what_it_does_not_know():
    assert ChainDocument.from_json(PHONE.as_json()) == PHONE
    with pytest.raises(TypeError):
        ChainDocument.from_json(PHONE.as_json() | {"diagnosis": "none"})
