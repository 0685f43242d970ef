"""The second tap: how it was. "Worse" leads kindly to something easier and to help."""

import pytest
from django.urls import reverse

from accounts.models import User
from practices.models import Practice, PracticeLog
from tests.conftest import ClientFor
from tests.practices.making import events_of, logs_of


def url_of(name: str, row: PracticeLog) -> str:
    return reverse(f"practices:{name}", args=[row.public_id])


@pytest.mark.parametrize("how", ["yes", "a_bit", "no", "worse"])
def test_each_answer_is_one_tap(
    how: str, logged: PracticeLog, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    button = f'name="how" value="{how}"'.encode()

    page = browser.get(url_of("log-how", logged)).content
    answer = browser.post(url_of("log-how", logged), {"how": how})

    assert page.count(button) == 1
    assert answer.url == url_of("log-note", logged)
    assert [document.how for document in logs_of(alice)] == [how]
    assert events_of(alice, "practice log") == ["logged", "changed"]


def test_an_answer_can_be_changed(logged: PracticeLog, alice: User, client_for: ClientFor) -> None:
    browser = client_for(alice)

    for how in ("worse", "a_bit"):
        browser.post(url_of("log-how", logged), {"how": how})

    assert [document.how for document in logs_of(alice)] == ["a_bit"]


@pytest.mark.parametrize("typed", [{}, {"how": "great"}])
def test_anything_else_is_asked_again(
    typed: dict[str, str], logged: PracticeLog, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(url_of("log-how", logged), typed)

    assert answer.status_code == 422
    assert b"Choose one of the four, or leave this page." in answer.content
    assert [document.how for document in logs_of(alice)] == [""]


def test_worse_is_thanked_and_shown_something_easier_and_help(
    even_breathing: Practice, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    first = browser.post(reverse("practices:log"), {"practice": "even-breathing"})
    second = browser.post(first.url, {"how": "worse"})

    page = browser.get(second.url).content.decode()

    kind_words = page.split('aria-labelledby="worse"')[1].split("</section>")[0]
    assert "Thank you for saying so" in kind_words
    assert even_breathing.easier_version.split(".")[0] in kind_words
    assert reverse("practices:play", args=["looking-around"]) in kind_words
    assert reverse("help") in kind_words


def test_other_answers_get_no_such_page(
    logged: PracticeLog, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    answer = browser.post(url_of("log-how", logged), {"how": "no"})

    assert b"Thank you for saying so" not in browser.get(answer.url).content


def test_an_alternative_that_is_not_live_is_not_offered(
    even_breathing: Practice, alice: User, client_for: ClientFor
) -> None:
    Practice.objects.filter(slug="looking-around").update(state="retired")
    browser = client_for(alice)
    first = browser.post(reverse("practices:log"), {"practice": "even-breathing"})
    second = browser.post(first.url, {"how": "worse"})

    page = browser.get(second.url).content

    assert b"Thank you for saying so" in page
    assert b"something gentler now" not in page
