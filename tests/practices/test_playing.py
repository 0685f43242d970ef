"""Play a practice: cautions first, no holds unless asked, and one tap for how it was."""

import re
from uuid import uuid4

import pytest
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse

from accounts.models import User
from practices.breathing import Breath
from practices.models import Practice
from practices.players import Playing
from tests.conftest import ClientFor
from tests.practices.making import events_of, logs_of

HOLDS = {"ready": "holds", "holds": "1"}


def url_of(slug: str) -> str:
    return reverse("practices:play", args=[slug])


@pytest.fixture
def browser(catalogue: None, alice: User, client_for: ClientFor) -> Client:
    """Return alice's."""
    return client_for(alice)


def seconds(page: str) -> dict[str, float]:
    """What the pacer of a page follows."""
    names = ("inhale", "top-up", "hold-in", "exhale", "hold-out")
    found = {name: re.search(rf'data-{name}="([\d.]+)"', page) for name in names}
    return {name: float(one.group(1)) for name, one in found.items() if one and one.group(1) != "0"}


def test_cautions_are_read_before_anything_starts(browser: Client) -> None:
    page = browser.get(url_of("box-breathing")).content.decode()

    assert "I have read this, start" in page
    assert "data-pacer" not in page


def test_what_is_held_is_counted_in_rounds_and_eight_are_the_most(catalogue: None) -> None:
    practice = Practice.objects.get(slug="even-breathing")
    own = Breath(4, 8, hold_in=7, hold_out=8)

    lengths = Playing(practice, QueryDict("ready=holds"), own).lengths

    assert [length.label for length in lengths] == ["4 rounds", "8 rounds"]
    assert lengths[-1].seconds == 8 * 27


def test_cautions_that_were_read_on_the_way_are_not_read_again(browser: Client) -> None:
    page = browser.get(reverse("practices:practice", args=["box-breathing"])).content.decode()

    [start] = re.findall(r'class="button" href="([^"]+)"', page)
    assert page.index("Before you start") < page.index(start)
    assert "data-pacer" in browser.get(start).content.decode()


@pytest.mark.parametrize("asked", [{}, {"ready": "1"}])
def test_before_and_while_it_goes_on_it_says_who_sees_it(
    asked: dict[str, str], browser: Client
) -> None:
    page = browser.get(url_of("box-breathing"), asked).content.decode()

    assert "Nobody sees that you are here." in page


def test_one_press_starts_and_it_starts_without_holds(browser: Client) -> None:
    page = browser.get(url_of("box-breathing"), {"ready": "1"}).content.decode()

    assert seconds(page) == {"inhale": 4, "exhale": 4}
    assert "The version with holds" in page


def test_holds_come_only_to_whoever_asked_for_them_and_read_about_them(browser: Client) -> None:
    unread = browser.get(url_of("box-breathing"), {"ready": "1", "holds": "1"}).content.decode()
    read = browser.get(url_of("box-breathing"), HOLDS).content.decode()

    assert "data-pacer" not in unread
    assert seconds(read) == {"inhale": 4, "hold-in": 4, "exhale": 4, "hold-out": 4}


def breathe(browser: Client, **own: str) -> HttpResponse:
    return browser.post(reverse("practices:play-breath", args=["even-breathing"]), own, follow=True)


def test_a_breath_of_ones_own_is_remembered_for_its_practice_until_let_go(
    browser: Client, alice: User, charlie: User, client_for: ClientFor
) -> None:
    ready = {"ready": "1"}
    own = breathe(browser, inhale="3", exhale="7.5").content.decode()
    later = browser.get(url_of("even-breathing"), ready).content.decode()
    other = browser.get(url_of("longer-out-breath"), ready).content.decode()
    charlies = client_for(charlie).get(url_of("even-breathing"), ready).content.decode()
    usual = breathe(browser, usual="1").content.decode()

    assert seconds(own) == seconds(later) == {"inhale": 3, "exhale": 7.5}
    assert "five and a half seconds" not in own
    assert seconds(other) == {"inhale": 4, "exhale": 6}
    assert seconds(charlies) == seconds(usual) == {"inhale": 5.5, "exhale": 5.5}


def test_a_hold_of_ones_own_is_warned_of_first(browser: Client) -> None:
    page = breathe(browser, inhale="4", hold_in="3", exhale="6").content.decode()
    read = browser.get(url_of("even-breathing"), {"ready": "holds"}).content.decode()

    assert "epilepsy" in page
    assert page.count("Not while driving, and not in water.") == 1
    assert "data-pacer" not in page
    assert seconds(read) == {"inhale": 4, "hold-in": 3, "exhale": 6}


def test_a_quick_breath_is_refused_and_the_usual_one_stays(browser: Client) -> None:
    answer = breathe(browser, inhale="2", exhale="2")
    later = browser.get(url_of("even-breathing"), {"ready": "1"}).content.decode()

    assert answer.status_code == 422
    assert b"Make the round at least 6 seconds long" in answer.content
    assert seconds(answer.content.decode()) == seconds(later) == {"inhale": 5.5, "exhale": 5.5}


@pytest.mark.parametrize("slug", ["five-senses", "double-breath-in"])
def test_what_is_not_breathed_or_has_a_second_sip_takes_no_breath_of_ones_own(
    slug: str, browser: Client
) -> None:
    url = reverse("practices:play-breath", args=[slug])
    page = browser.get(url_of(slug), {"ready": "1"}).content.decode()

    assert browser.post(url, {"inhale": "4", "exhale": "6"}).status_code == 404
    assert "A breath of your own" not in page


@pytest.mark.parametrize("player", Practice.Player.values)
def test_every_player_is_a_list_with_a_way_out_without_javascript(
    player: str, browser: Client
) -> None:
    Practice.objects.filter(slug="five-senses").update(player=player)
    practice = Practice.objects.get(slug="five-senses")

    page = browser.get(url_of("five-senses")).content.decode()

    shown = "Your hands" if player == "scan" else practice.steps[0]
    assert page.count("Leave this") == 1
    assert f">{shown}" in page
    assert practice.exit_note in page
    assert practice.easier_version in page
    assert [page.count(f'name="how" value="{how}"') for how in ("yes", "worse")] == [1, 1]


def test_plain_places_can_be_asked_for(browser: Client) -> None:
    Practice.objects.filter(slug="body-scan").update(player="scan")

    whole = browser.get(url_of("body-scan"), {"ready": "1", "minutes": "15"}).content.decode()
    plain = browser.get(url_of("body-scan"), {"ready": "1", "plain": "1"}).content.decode()

    assert "Your chest. Nothing has to open." in whole
    assert "Your chest" not in plain
    assert "Visit every place" in plain


def test_drawing_leads_onto_the_journals_paper(
    browser: Client, alice: User, client_for: ClientFor
) -> None:
    Practice.objects.filter(slug="free-scribble").update(player="canvas")
    page = browser.get(url_of("free-scribble")).content.decode()
    form = page.split('value="draw"')[0].rsplit("<form", 1)[1]
    action = re.search(r'action="([^"]+)"', form)
    fields = dict(re.findall(r'name="([\w-]+)" value="([^"]*)"', form))

    answer = browser.post(action.group(1) if action else "", fields | {"then": "draw"})

    assert answer.url.startswith(reverse("journal:drawing-new") + "?entry=")
    assert browser.get(answer.url).status_code == 200


def test_how_it_was_is_one_tap_and_keeps_what_was_said(browser: Client, alice: User) -> None:
    said = {"how": "a_bit", "minutes": "8", "before": "7", "after": "0", "form_id": str(uuid4())}

    answer = browser.post(reverse("practices:log"), {"practice": "even-breathing"} | said)
    again = browser.post(reverse("practices:log"), {"practice": "even-breathing"} | said)

    [kept] = logs_of(alice)
    assert (kept.how, kept.minutes, kept.before, kept.after) == ("a_bit", 8, 7, 0)
    assert answer.url == again.url
    page = browser.get(answer.url).content.decode()
    assert "it helped a bit · 8 minutes · 7 before · 0 after" in page
    assert events_of(alice, "practice log") == ["logged"]


def test_worse_leads_to_something_gentler_and_tells_nobody(
    browser: Client, alice: User, mailbox: list[object]
) -> None:
    worse = {"practice": "even-breathing", "how": "worse"}
    page = browser.post(reverse("practices:log"), worse, follow=True).content.decode()

    assert "Thank you for saying so" in page
    assert "Looking around" in page
    assert mailbox == []


def test_what_was_logged_before_numbers_were_asked_for_still_opens(
    browser: Client, alice: User, logged: object
) -> None:
    page = browser.get(reverse("practices:log")).content.decode()

    assert "Tuesday 17 November: done" in page
    assert [(log.minutes, log.before) for log in logs_of(alice)] == [(0, None)]


def test_a_page_that_plays_may_keep_the_screen_on_and_no_other_may(browser: Client) -> None:
    def allowed(url: str) -> str:
        return browser.get(url).headers["Permissions-Policy"]

    assert "screen-wake-lock=(self)" in allowed(url_of("even-breathing"))
    assert "screen-wake-lock=(self)" in allowed(reverse("ground"))
    assert "screen-wake-lock=()" in allowed(reverse("practices:log"))


def test_looking_writes_nothing(browser: Client, alice: User) -> None:
    browser.get(url_of("even-breathing"), {"ready": "1"})

    assert not alice.practice_logs.exists()
