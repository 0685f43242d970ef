"""“I need less”: one place with every way of less, whatever rests just now."""

from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from accounts.models import User
from journal.actions.entries import write_entry
from journal.documents import EntryDocument
from practices.actions.energy import want_today
from practices.actions.pauses import begin_flare, begin_pause
from practices.actions.plan import add_to_plan
from practices.models import Pause, PlannedPractice, Practice
from practices.own_days import own_today
from tests.conftest import ClientFor
from tests.journal.conftest import a_writing
from tests.practices.fitting import found_for
from tests.reminders.conftest import make_reminder

LESS, PLAN = reverse("practices:less"), reverse("practices:plan")
TODAY = reverse("journal:today")
CATALOGUE = reverse("practices:catalogue")
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


def test_on_a_hard_day_each_start_opens_the_easier_version(
    alice: User, planned: PlannedPractice, looking_around: Practice, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    easier = reverse("practices:play", args=[looking_around.slug]) + "?easier=1"
    usual = page(browser, PLAN)
    begin_flare(by=alice)

    plan, about = page(browser, PLAN), page(browser, looking_around.get_absolute_url())
    played = page(browser, easier)

    assert [easier in shown for shown in (usual, plan, about)] == [False, True, True]
    assert f">{escape(looking_around.easier_version)}</li>" in played
    assert looking_around.steps[0] not in played
    assert "The whole practice" in played


def test_on_a_hard_day_the_catalogue_begins_with_what_is_light_and_shows_all_when_asked(
    alice: User, catalogue: None, client_for: ClientFor
) -> None:
    begin_flare(by=alice)
    browser = client_for(alice)

    lighter = browser.get(CATALOGUE).context
    everything = browser.get(CATALOGUE, {"energy": ""}).context

    assert {offer.practice.energy_cost for offer in lighter["found"].offers} == {0}
    assert (everything["found"], len(everything["shelves"])) == (None, len(Practice.Kind.values))


def test_the_plan_shows_a_few_first_what_is_wanted_today_before_the_others(
    alice: User, catalogue: None, client_for: ClientFor
) -> None:
    planned = [add_to_plan(practice, by=alice) for practice in Practice.objects.all()[:5]]
    want_today(own_today(alice), (str(planned[4].public_id),), by=alice)

    plan = client_for(alice).get(PLAN).context["plan"]

    assert [item.planned for item in plan.few] == [planned[4], planned[0], planned[1]]
    assert [item.planned for item in plan.others] == [planned[2], planned[3]]


def test_of_what_suits_these_days_taking_one_leaves_the_others(
    alice: User, catalogue: None, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    first, *others = (each.practice for each in found_for(alice))

    browser.post(reverse("practices:plan-add"), {"practice": first.slug, "from": "plan"})

    plan = page(browser, PLAN)
    assert [f'value="{other.slug}"' in plan for other in others] == [True, True]
    taken = browser.post(reverse("practices:plan-add"), {"practice": others[0].slug, "from": "arc"})
    assert taken.url == reverse("practices:arc")
