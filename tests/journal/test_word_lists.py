"""Words to tap: where a question asks for them, and never in the way of the box."""

import re

import pytest

from tests.journal.test_reflect import look, press

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
OPEN = re.compile(r"<details open>\s*<summary>(Pick [^<]*)<")


def screen(client_for, alice, slug):
    return look(client_for(alice), question=slug).content.decode()


@pytest.mark.parametrize(
    ("slug", "open_lists"),
    [
        ("two-feelings-one-house", ["Pick feeling words"]),
        ("feeling-and-place", ["Pick feeling words", "Pick body words"]),
        ("how-you-slept", []),
        ("soft-things-to-wear", []),
    ],
)
def test_a_list_stands_open_only_where_its_question_names_it(client_for, alice, slug, open_lists):
    assert OPEN.findall(screen(client_for, alice, slug)) == open_lists


def test_the_box_comes_first_then_a_few_words_and_every_other_one_on_request(client_for, alice):
    page = screen(client_for, alice, "two-feelings-one-house")

    box, words, more = (page.index(s) for s in ("<textarea", "Pick feeling words", "More words"))
    few = re.findall(r'value="feeling:([^"]*)"', page[:more])
    assert box < words < more
    assert len(few) == 10
    assert "dont-know" in few
    assert len(set(re.findall(r'value="feeling:([^"]*)"', page))) == page.count('value="feeling:')


def test_what_was_picked_stands_among_the_few_when_one_comes_back(client_for, alice):
    browser = client_for(alice)
    page = look(browser, begin="first-three").content.decode()
    press(browser, page, "keep", feelings=["feeling:homesick"])
    again = press(browser, page, "keep", feelings=["feeling:homesick"]).content.decode()

    assert OPEN.findall(again) == ["Pick feeling words"]
    assert 'value="feeling:homesick"' in again[: again.index("More words")]
