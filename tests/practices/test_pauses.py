"""Rest for some days, everything lighter in one tap, and starting again at any time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.preferences import preferences_of
from encryption.readers import owner_reader
from lifecycle.actions.erasing import erase_client
from lifecycle.actions.preferences import save_preferences
from practices.actions.choices import choose_words
from practices.actions.pauses import (
    MOST_STANDING,
    begin_flare,
    begin_pause,
    edit_pause,
    end_pause,
)
from practices.actions.plan import add_to_plan
from practices.choice_documents import EnergyWord
from practices.models import Pause, PlannedPractice, Practice
from practices.own_days import own_today
from practices.queries.pauses import pauses_page, rest_now
from reminders.models import QuietSpell, ReminderSettings
from tests.conftest import ClientFor
from tests.practices.making import events_of

TODAY, PLAN = reverse("journal:today"), reverse("practices:plan")
PAUSES, FLARE = reverse("practices:pauses"), reverse("practices:flare-begin")
DAY = timedelta(days=1)


def url_of(name: str, pause: Pause) -> str:
    return reverse(f"practices:{name}", args=[pause.public_id])


def words_of(pause: Pause, client: User) -> dict[str, object]:
    return Pause.objects.get(pk=pause.pk).open_for(owner_reader(client.public_id))


def page(browser: Client, url: str) -> str:
    return browser.get(url).content.decode().split("<main", 1)[1]


def test_one_tap_makes_everything_lighter_until_it_is_over(
    alice: User, planned: PlannedPractice, client_for: ClientFor
) -> None:
    heavier = Practice.objects.live().filter(energy_cost__gte=2).first()
    add_to_plan(heavier, by=alice)
    browser = client_for(alice)

    begun = browser.post(FLARE, {"from": "today"})
    browser.post(FLARE)
    today, plan = page(browser, TODAY), page(browser, PLAN)
    pause = Pause.objects.get()
    ended = browser.post(url_of("pause-end", pause), {"from": "plan"})

    assert (begun.url, ended.url) == (TODAY, PLAN)
    assert "Everything is lighter for now" in today
    assert "One word" in today
    assert plan.index("Looking around") < plan.index("When there is more")
    assert plan.index("When there is more") < plan.index(heavier.title)
    assert "Everything is lighter" not in page(browser, PLAN).replace("lighter now", "")
    assert "Make everything lighter" in page(browser, TODAY)
    assert events_of(alice, "pause") == ["begun", "ended"]


def test_a_flare_keeps_reminders_quiet_until_it_ends(alice: User) -> None:
    flare = begin_flare(by=alice)

    assert QuietSpell.objects.around(timezone.now()).get().source_id == flare.public_id
    end_pause(flare, by=alice)
    assert not QuietSpell.objects.exists()


def test_what_is_not_sealed_tells_no_flare_from_a_pause_without_an_end(alice: User) -> None:
    flare, pause = begin_flare(by=alice), begin_pause(own_today(alice), None, "", by=alice)

    assert in_the_clear(flare) == in_the_clear(pause)


def in_the_clear(row: Pause) -> tuple[object, ...]:
    """What a row, its id and its spell say to whoever holds the database."""
    row, spell = Pause.objects.get(pk=row.pk), QuietSpell.objects.get(source_id=row.public_id)
    days = (row.begins_on, row.ends_on, row.ended_at, row.document_revision)
    length = len(row.document.box)
    return (row.public_id.version, length, *days, spell.begins_at, spell.ends_at)


def test_text_is_a_step_larger_where_that_was_chosen_and_as_before_afterwards(
    alice: User, client_for: ClientFor
) -> None:
    choose_words(EnergyWord.ENERGY, larger_text=True, by=alice)
    browser = client_for(alice)
    browser.cookies["text_size"] = "large"

    browser.post(FLARE)
    browser.post(FLARE)
    lighter = browser.cookies["text_size"].value
    browser.post(url_of("pause-end", Pause.objects.get()))

    assert (lighter, browser.cookies["text_size"].value) == ("larger", "large")


def test_a_pause_is_whole_local_days_by_the_persons_own_day_and_its_reason_is_sealed(
    alice: User, client_for: ClientFor
) -> None:
    User.objects.filter(pk=alice.pk).update(time_zone="America/St_Johns")
    alice.refresh_from_db()
    ReminderSettings.objects.create(client=alice, day_ends_at=time(3))
    first = own_today(alice) + 2 * DAY
    last = first + DAY

    typed = {"begins_on": first, "ends_on": last, "reason": "my sister visits"}
    answer = client_for(alice).post(PAUSES, typed)

    pause, spell = Pause.objects.get(), QuietSpell.objects.get()
    zone = ZoneInfo("America/St_Johns")
    assert answer.url == PAUSES
    assert words_of(pause, alice) == {"reason": "my sister visits", "is_flare": False}
    assert spell.begins_at == datetime.combine(first, time(3), zone)
    assert spell.ends_at == datetime.combine(last + DAY, time(3), zone)


@time_machine.travel("2026-11-18T01:00:00Z", tick=False)
def test_a_rest_begun_past_midnight_by_who_is_up_late_rests_tonight(
    alice: User, client_for: ClientFor
) -> None:
    ReminderSettings.objects.create(client=alice, day_ends_at=time(3))
    browser = client_for(alice)
    first = browser.get(PAUSES).context["form"]["begins_on"].value()

    browser.post(PAUSES, {"begins_on": first, "ends_on": first, "reason": "worn out"})

    assert first == date(2026, 11, 17)
    assert QuietSpell.objects.around(timezone.now()).count() == 1
    assert [rest.row for rest in pauses_page(alice).now] == [Pause.objects.get()]
    assert "until Tuesday 17 November" in page(browser, TODAY)
    assert rest_now(alice) is not None
    with time_machine.travel("2026-11-18T03:00:00Z", tick=False):
        assert rest_now(alice) is None


def test_a_rest_follows_the_day_that_ends_later_now(alice: User, client_for: ClientFor) -> None:
    first = own_today(alice) + 2 * DAY
    begin_pause(first, first, "", by=alice)

    typed = {"way": "email", "day_ends_at": "03:00"}
    client_for(alice).post(reverse("reminders:settings"), typed)

    spell = QuietSpell.objects.get()
    assert spell.begins_at == datetime.combine(first, time(3), UTC)
    assert spell.ends_at == datetime.combine(first + DAY, time(3), UTC)


def test_a_pause_follows_the_person_to_another_clock(alice: User) -> None:
    today = own_today(alice)
    begin_pause(today + DAY, today + 3 * DAY, "", by=alice)

    save_preferences(by=alice, name="Alice", time_zone="Asia/Tokyo", wishes=preferences_of(alice))

    tokyo = ZoneInfo("Asia/Tokyo")
    assert QuietSpell.objects.get().begins_at == datetime.combine(today + DAY, time(0), tokyo)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_one_of_another_age_holds_nobody_back_from_another_clock(alice: User, zone: str) -> None:
    begin_pause(date.min, date.max, "", by=alice)
    begin_pause(date.max, date.max, "", by=alice)

    save_preferences(by=alice, name="Alice", time_zone=zone, wishes=preferences_of(alice))

    assert User.objects.get(pk=alice.pk).time_zone == zone
    assert QuietSpell.objects.around(timezone.now()).count() == 1


@pytest.mark.parametrize("field", ["begins_on", "ends_on"])
def test_a_slip_in_the_year_is_said_beside_the_day_and_loses_nothing(
    field: str, alice: User, client_for: ClientFor
) -> None:
    typed = {"begins_on": own_today(alice), "reason": "my exam"} | {field: "9999-12-31"}

    answer = client_for(alice).post(PAUSES, typed)

    assert (answer.status_code, Pause.objects.count()) == (422, 0)
    assert "Please look at the year" in answer.context["form"].errors[field][0]
    assert answer.context["form"]["reason"].value() == "my exam"


def test_pressing_twice_begins_one_and_ending_it_ends_the_quiet(
    alice: User, client_for: ClientFor
) -> None:
    browser, today = client_for(alice), own_today(alice)
    form_id = browser.get(PAUSES).context["form"]["public_id"].value()
    typed = {"public_id": form_id, "begins_on": today, "reason": "a cold"}

    browser.post(PAUSES, typed)
    browser.post(PAUSES, typed | {"reason": "a long cold"})

    stale = browser.post(PAUSES, typed)

    pause = Pause.objects.get()
    assert words_of(pause, alice)["reason"] == "a long cold"
    assert (stale.status_code, stale.context["saved"]) == (409, "a long cold")
    browser.post(url_of("pause-end", pause))
    assert not QuietSpell.objects.exists()
    again = browser.post(PAUSES, typed, follow=True)
    assert "it stays so" in again.content.decode()
    assert not QuietSpell.objects.exists()


def test_there_is_room_for_twenty_that_stand_and_what_is_typed_comes_back(
    alice: User, client_for: ClientFor
) -> None:
    today = own_today(alice)
    for _each in range(MOST_STANDING):
        begin_pause(today, None, "", by=alice)

    answer = client_for(alice).post(PAUSES, {"begins_on": today, "reason": "one more"})

    assert (answer.status_code, Pause.objects.count()) == (422, MOST_STANDING)
    assert "room for twenty" in answer.content.decode()
    assert answer.context["form"]["reason"].value() == "one more"


def test_it_can_be_changed_ended_and_put_back(alice: User, client_for: ClientFor) -> None:
    today = own_today(alice)
    pause = begin_pause(today, today + 2 * DAY, "exams", by=alice)
    browser = client_for(alice)

    typed = {"begins_on": today, "ends_on": today + 5 * DAY, "reason": "exams", "revision": 1}
    browser.post(url_of("pause-edit", pause), typed)
    longer = Pause.objects.get().ends_on
    browser.post(url_of("pause-end", pause), {"from": "pauses"})
    quiet_after_end = QuietSpell.objects.exists()
    before = page(browser, PAUSES)
    browser.post(url_of("pause-restore", pause))

    assert longer == today + 5 * DAY
    assert quiet_after_end is False
    assert before.index("exams") > before.index("Before")
    assert QuietSpell.objects.get().source_id == pause.public_id
    assert Pause.objects.get().ended_at is None


def test_of_what_is_over_only_the_words_change(alice: User, client_for: ClientFor) -> None:
    today = own_today(alice)
    pause = begin_pause(today - 9 * DAY, today - 5 * DAY, "a cold", by=alice)
    typed = {"begins_on": today, "ends_on": "", "reason": "a long cold", "revision": 1}

    client_for(alice).post(url_of("pause-edit", pause), typed)

    assert Pause.objects.get().ends_on == today - 5 * DAY
    assert words_of(pause, alice)["reason"] == "a long cold"


def test_words_changed_elsewhere_meanwhile_are_shown_beside_ones_own(
    alice: User, client_for: ClientFor
) -> None:
    today = own_today(alice)
    pause = begin_pause(today, None, "first", by=alice)
    edit_pause(pause, (today, None), "second", revision=1, by=alice)

    typed = {"begins_on": today, "reason": "third", "revision": 1}
    answer = client_for(alice).post(url_of("pause-edit", pause), typed)

    assert answer.status_code == 409
    assert "second" in answer.content.decode()
    assert words_of(pause, alice)["reason"] == "second"


def test_an_old_page_puts_no_old_days_back(alice: User, client_for: ClientFor) -> None:
    today, browser = own_today(alice), client_for(alice)
    pause = begin_pause(today, today + DAY, "a cold", by=alice)
    edit_pause(pause, (today, today + DAY), "a cold", revision=1, by=alice)
    edit_pause(pause, (today, today + 5 * DAY), "a cold", revision=1, by=alice)

    typed = {"begins_on": today, "ends_on": today + DAY, "reason": "a cold", "revision": 1}
    answer = browser.post(url_of("pause-edit", pause), typed)

    assert (answer.status_code, Pause.objects.get().ends_on) == (409, today + 5 * DAY)
    assert events_of(alice, "pause") == ["begun", "changed"]


@pytest.mark.parametrize("last", ["2000-01-01", "yesterday"])
def test_days_that_make_no_sense_are_asked_for_again(
    last: str, alice: User, client_for: ClientFor
) -> None:
    typed = {"begins_on": own_today(alice), "ends_on": last, "reason": "typed"}

    answer = client_for(alice).post(PAUSES, typed)

    assert (answer.status_code, Pause.objects.count()) == (422, 0)
    assert "typed" in answer.content.decode()


@pytest.mark.parametrize("stranger", ["charlie", "nora"])
def test_nobody_else_finds_it(
    stranger: str, alice: User, request: pytest.FixtureRequest, client_for: ClientFor
) -> None:
    pause = begin_pause(own_today(alice), None, "mine", by=alice)
    other = request.getfixturevalue(stranger)
    browser = client_for(other)

    for name in ("pause-edit", "pause-end", "pause-restore"):
        assert browser.post(url_of(name, pause)).status_code == 404
    with pytest.raises(Http404):
        end_pause(pause, by=other)
    assert Pause.objects.get().ended_at is None


def test_one_that_does_not_open_hides_no_page_and_can_be_ended(
    alice: User, client_for: ClientFor
) -> None:
    pause = begin_pause(own_today(alice), None, "mine", by=alice)
    Pause.objects.update(document_revision=7)
    browser = client_for(alice)

    assert [browser.get(url).status_code for url in (TODAY, PLAN, PAUSES)] == [200, 200, 200]
    browser.post(url_of("pause-end", pause))
    assert Pause.objects.get().ended_at is not None


def test_a_rest_that_ends_in_a_lighter_time_leaves_the_text_as_large_as_it_is(
    alice: User, client_for: ClientFor
) -> None:
    choose_words(EnergyWord.ENERGY, larger_text=True, by=alice)
    rest, browser = begin_pause(own_today(alice), None, "", by=alice), client_for(alice)
    browser.post(FLARE)

    browser.post(url_of("pause-end", rest))

    assert browser.cookies["text_size"].value == "large"


def test_erasing_a_person_leaves_no_rest_and_no_quiet(alice: User) -> None:
    begin_flare(by=alice)

    erase_client(alice, by=alice)

    assert (Pause.objects.count(), QuietSpell.objects.count()) == (0, 0)


def test_with_both_on_each_says_how_it_ends_and_a_further_rest_steps_back(
    alice: User, client_for: ClientFor
) -> None:
    browser, today = client_for(alice), own_today(alice)
    begin_flare(by=alice)
    lighter = page(browser, PAUSES)

    begin_pause(today, today + 3 * DAY, "", by=alice)

    both = page(browser, PAUSES)
    ends = [both.index(words) for words in ("End the lighter time", "End this rest")]
    assert all(place < both.index("Rest on other days") for place in ends)
    assert "Rest on other days" not in lighter
    assert "<details open>" in browser.post(PAUSES, {}).content.decode()


def test_ending_one_of_two_says_once_that_the_other_goes_on(
    alice: User, client_for: ClientFor
) -> None:
    browser, today = client_for(alice), own_today(alice)
    begin_pause(today, today + 3 * DAY, "", by=alice)
    flare = begin_flare(by=alice)

    browser.post(url_of("pause-end", flare), {"from": "plan"})

    plan = page(browser, PLAN)
    assert "That is over. The rest you planned goes on." in plan
    assert "You have started again" not in plan
    assert plan.count("Everything rests until") == 1
