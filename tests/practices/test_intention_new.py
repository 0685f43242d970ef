"""Making an intention: in one's own words, from an insight or from nothing, kept once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.preferences import save_preferences
from accounts.models import User
from accounts.preferences import PreferencesView
from encryption.readers import owner_reader
from journal.actions.entries import finish_entry
from journal.actions.threads import begin_thread
from practices.actions.intentions import MOST_INTENTIONS, Source, remove_intention
from practices.models import Intention
from tests.conftest import ClientFor
from tests.journal.conftest import a_session, a_writing
from tests.practices.intending import WORDS, an_intention, document_of
from tests.practices.making import events_of

NEW = reverse("practices:intention-new")
PAGE = f"{NEW}?way=page"


def full_form(**changes: object) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "public_id": str(uuid4()),
        "revision": "0",
        "words": WORDS,
        "values": ["calm", "rest"],
        "own_values": "slowness",
        "step": "One breath",
        "cue": "after tea",
        "obstacle": "I reach for the phone",
        "then": "I put it in the drawer",
        "outcome": "a softer start",
        "people": "M",
        "starts_on": today.isoformat(),
        "review": ["7", "28"],
    } | changes


def test_everything_on_one_page_is_kept_sealed_and_read_again(
    alice: User, client_for: ClientFor
) -> None:
    browser, today = client_for(alice), timezone.localdate()

    answer = browser.post(PAGE, full_form())

    row = Intention.objects.get()
    assert answer.url == reverse("practices:intention", args=[row.public_id])
    assert row.review_on == [today + timedelta(7), today + timedelta(28)]
    document = document_of(row)
    assert (document.words, document.values, document.then, document.status) == (
        WORDS,
        ("calm", "rest"),
        "I put it in the drawer",
        "trying",
    )
    page = browser.get(answer.url).content.decode()
    assert all(word in page for word in (WORDS, "calm, rest, slowness", "after tea", "Trying it"))
    assert events_of(alice, "intention") == ["made"]


def test_the_same_page_sent_twice_is_kept_once_and_other_words_are_shown_beside(
    alice: User, client_for: ClientFor
) -> None:
    browser, form = client_for(alice), full_form()

    first, second = browser.post(PAGE, form), browser.post(PAGE, form)
    third = browser.post(PAGE, form | {"words": "Sit by the sea"})

    assert (first.url, Intention.objects.count()) == (second.url, 1)
    assert third.status_code == 409
    assert third.context["saved"].startswith(WORDS)
    assert third.context["form"]["words"].value() == "Sit by the sea"
    assert document_of(Intention.objects.get()).words == WORDS

    newest = third.context["form"]["revision"].value()
    browser.post(PAGE, form | {"words": "Sit by the sea", "revision": newest})
    assert document_of(Intention.objects.get()).words == "Sit by the sea"


def test_without_words_nothing_is_kept_and_all_else_comes_back(
    alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(PAGE, full_form(words=" "))

    assert (answer.status_code, Intention.objects.count()) == (422, 0)
    assert answer.context["form"]["step"].value() == "One breath"


def test_a_day_gone_by_is_no_day_to_look_again(alice: User, client_for: ClientFor) -> None:
    yesterday = timezone.localdate() - timedelta(1)

    answer = client_for(alice).post(PAGE, full_form(own_day=yesterday.isoformat()))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["own_day"])


@pytest.mark.parametrize("field", ["own_day", "starts_on"])
def test_a_slip_in_the_year_is_said_beside_the_day(
    field: str, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(PAGE, full_form(**{field: "9999-12-31"}))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "Please look at the year" in answer.context["form"].errors[field][0]


def test_one_that_starts_in_another_age_opens_and_can_be_changed(
    alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    browser.post(PAGE, full_form())
    row = Intention.objects.get()
    document = {**document_of(row).as_json(), "starts_on": "9999-12-31"}
    row.seal_for(owner_reader(alice.public_id), document)
    row.save()
    url = reverse("practices:intention-edit", args=[row.public_id])

    opened = browser.get(url)
    kept = browser.post(url, full_form(starts_on="", revision=str(row.document_revision)))

    assert (opened.status_code, kept.status_code) == (200, 302)


def test_how_it_asks_follows_the_persons_choice_and_can_be_changed_there(
    alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    guided = browser.get(NEW).context
    wishes = PreferencesView(asks="page")
    save_preferences(by=alice, name="Alice", time_zone="UTC", wishes=wishes)
    on_a_page = browser.get(NEW).context

    assert (guided["is_guided"], guided["other_way"]) == (True, "?way=page")
    assert (on_a_page["is_guided"], on_a_page["other_way"]) == (False, "?way=one")


@pytest.mark.parametrize("kind", ["entry", "thread", "session"])
def test_it_grows_from_an_insight_whose_own_words_stand_beside(
    kind: str, alice: User, charlie: User, client_for: ClientFor
) -> None:
    made = {
        "entry": lambda: finish_entry(a_writing(), by=alice),
        "thread": lambda: begin_thread("The lake was quiet.", session=None, by=alice),
        "session": lambda: a_session(alice),
    }[kind]()
    words = {"entry": "The lake was quiet and I could say no.", "session": "to rest"}
    url = f"{NEW}?{kind}={made.public_id}"

    page = client_for(alice).get(url)
    client_for(alice).post(url, {"words": "Say no once", "revision": "0"})
    stranger = client_for(charlie).get(url)

    assert words.get(kind, "The lake was quiet.") in page.context["insight"].words
    row = Intention.objects.get()
    assert getattr(row, f"{kind}_id") == made.public_id
    shown = client_for(alice).get(reverse("practices:intention", args=[row.public_id]))
    assert shown.context["view"].insight == page.context["insight"]
    assert stranger.status_code == 404


def test_an_id_that_is_none_counts_as_not_asked(alice: User, client_for: ClientFor) -> None:
    assert client_for(alice).get(f"{NEW}?entry=nonsense").context["insight"] is None


def test_there_is_room_for_two_hundred_and_the_words_stay_on_the_page(
    alice: User, client_for: ClientFor
) -> None:
    row = an_intention(alice)
    copies = [Intention(client=alice, document_revision=0) for _ in range(MOST_INTENTIONS - 1)]
    Intention.objects.bulk_create(copies)

    answer = client_for(alice).post(PAGE, full_form())

    assert (answer.status_code, answer.context["form"]["words"].value()) == (422, WORDS)
    assert Intention.objects.count() == MOST_INTENTIONS
    assert document_of(row).words == WORDS
    remove_intention(row, by=alice)
    assert client_for(alice).post(PAGE, full_form()).status_code == 302


def test_what_it_grew_from_and_does_not_open_is_left_out_and_told_to_the_operator(
    alice: User, client_for: ClientFor, caplog: pytest.LogCaptureFixture
) -> None:
    session = a_session(alice)
    type(session).objects.update(document_revision=7)

    page = client_for(alice).get(f"{NEW}?session={session.public_id}")

    assert (page.status_code, page.context["insight"]) == (200, None)
    assert f"{session} does not open" in caplog.text


@pytest.mark.parametrize("kind", ["entry", "thread", "session"])
def test_what_it_grew_from_leads_to_it_and_it_leads_back(
    kind: str, alice: User, client_for: ClientFor
) -> None:
    session = a_session(alice)
    found = {
        "session": lambda: session,
        "entry": lambda: finish_entry(a_writing(), by=alice),
        "thread": lambda: begin_thread("The corridor.", session=session, by=alice),
    }[kind]()
    row, away = (an_intention(alice, source=Source(**{kind: found})) for _ in range(2))
    remove_intention(away, by=alice)
    browser = client_for(alice)
    there, here = (
        reverse(f"{room}:{name}", args=[each.public_id])
        for room, name, each in (("journal", kind, found), ("practices", "intention", row))
    )

    its_page, page = (browser.get(url).content.decode() for url in (there, here))

    assert (f'href="{here}"' in its_page, f'href="{there}"' in page) == (True, True)
    assert str(away.public_id) not in its_page
