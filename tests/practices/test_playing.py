"""Play a practice: cautions first, no holds unless asked, and one tap for how it was."""

import re
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from accounts.models import User
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
    own = QueryDict("inhale=4&hold_in=7&exhale=8&hold_out=8&ready=holds")

    lengths = Playing(practice, own).lengths

    assert [length.label for length in lengths] == ["4 rounds", "8 rounds"]
    assert lengths[-1].seconds == 8 * 27


def test_one_press_starts_and_it_starts_without_holds(browser: Client) -> None:
    page = browser.get(url_of("box-breathing"), {"ready": "1"}).content.decode()

    assert seconds(page) == {"inhale": 4, "exhale": 4}
    assert "The version with holds" in page


def test_holds_come_only_to_whoever_asked_for_them_and_read_about_them(browser: Client) -> None:
    unread = browser.get(url_of("box-breathing"), {"ready": "1", "holds": "1"}).content.decode()
    read = browser.get(url_of("box-breathing"), HOLDS).content.decode()

    assert "data-pacer" not in unread
    assert seconds(read) == {"inhale": 4, "hold-in": 4, "exhale": 4, "hold-out": 4}


def test_a_breath_of_ones_own_lives_in_the_address(browser: Client) -> None:
    own = {"inhale": "3", "exhale": "7.5", "ready": "1"}
    page = browser.get(url_of("even-breathing"), own).content.decode()

    assert seconds(page) == {"inhale": 3, "exhale": 7.5}


def test_a_hold_of_ones_own_is_warned_of_first(browser: Client) -> None:
    own = {"inhale": "4", "hold_in": "3", "exhale": "6"}
    page = browser.get(url_of("even-breathing"), own | {"ready": "1"}).content.decode()
    read = browser.get(url_of("even-breathing"), own | {"ready": "holds"}).content.decode()

    assert "epilepsy" in page
    assert 'name="hold_in" value="3"' in page  # asked for again by the button
    assert seconds(read) == {"inhale": 4, "hold-in": 3, "exhale": 6}


def test_a_quick_breath_is_refused_and_the_usual_one_stays(browser: Client) -> None:
    quick = {"inhale": "2", "exhale": "2", "ready": "1"}
    answer = browser.get(url_of("even-breathing"), quick)

    assert answer.status_code == 422
    assert b"Make the round at least 6 seconds long" in answer.content
    assert seconds(answer.content.decode()) == {"inhale": 5.5, "exhale": 5.5}


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
