"""“I need less”: one place with every way of less, whatever rests just now."""

from django.test import Client
from django.urls import reverse

from accounts.models import User
from journal.actions.entries import write_entry
from journal.documents import EntryDocument
from practices.actions.pauses import begin_flare, begin_pause
from practices.models import Pause, PlannedPractice
from practices.queries.pauses import own_today
from tests.conftest import ClientFor
from tests.journal.conftest import a_writing
from tests.reminders.conftest import make_reminder

LESS, PLAN = reverse("practices:less"), reverse("practices:plan")
TODAY = reverse("journal:today")
FLARE, PAUSES = reverse("practices:flare-begin"), reverse("practices:pauses")
PAUSE_ALL = reverse("practices:reminders-pause")


def page(browser: Client, url: str) -> str:
    return browser.get(url).content.decode().split("<main", 1)[1]


def test_each_way_stands_there_and_says_what_it_does(
    alice: User, planned: PlannedPractice, client_for: ClientFor
) -> None:
    make_reminder(alice, source_id=planned.public_id)

    less = page(client_for(alice), LESS)

    ways = (FLARE, PAUSES, PAUSE_ALL, reverse("reminders:settings"))
    assert [way in less for way in ways] == [True] * 4
    assert "No therapist is told" in less


def test_without_a_reminder_there_is_none_to_pause(alice: User, client_for: ClientFor) -> None:
    less = page(client_for(alice), LESS)

    assert (PAUSE_ALL in less, FLARE in less, PAUSES in less) == (False, True, True)


def test_in_a_rest_the_hard_day_and_the_way_to_less_stay_in_reach(
    alice: User, client_for: ClientFor
) -> None:
    begin_pause(own_today(alice), None, "worn out", by=alice)
    browser = client_for(alice)

    for url in (PLAN, TODAY):
        shown = page(browser, url)
        assert (FLARE in shown, LESS in shown) == (True, True), url
    browser.post(FLARE, {"from": "today"})
    lighter = page(browser, TODAY)
    assert (FLARE in lighter, LESS in lighter) == (False, True)


def test_a_rest_is_ended_on_the_page_it_is_ended_from(alice: User, client_for: ClientFor) -> None:
    rest = begin_pause(own_today(alice), None, "", by=alice)
    browser = client_for(alice)

    answer = browser.post(reverse("practices:pause-end", args=[rest.public_id]), {"from": "less"})

    assert answer.url == LESS
    assert Pause.objects.get().ended_at is not None


def test_on_a_hard_day_what_was_begun_waits_in_the_fold(alice: User, client_for: ClientFor) -> None:
    write_entry(a_writing(EntryDocument(text="A long blue corridor.")), by=alice)
    begin_flare(by=alice)

    today = page(client_for(alice), TODAY)

    assert "A lighter day" in today
    assert "How much do you have today?" not in today
    fold = today.index("When there is more")
    assert today.index("One word") < fold < today.index("Still open")


def test_what_begins_is_said_once(alice: User, client_for: ClientFor) -> None:
    browser = client_for(alice)

    lighter = browser.post(FLARE, {"from": "today"}, follow=True).content.decode()
    Pause.objects.all().delete()
    resting = browser.post(PAUSES, {"begins_on": own_today(alice)}, follow=True).content.decode()

    assert (lighter.count("no reminders come"), resting.count("No reminders come")) == (1, 2)
    assert 'class="messages"' not in lighter + resting
