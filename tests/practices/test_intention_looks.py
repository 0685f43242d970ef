"""Looks at an intention: a day in one tap, a longer look, and what was celebrated found again."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from practices.actions.intentions import say_where_it_stands
from practices.actions.intentions_moments import celebrate, edit_moment, say_day
from practices.actions.intentions_reminders import REVIEWS
from practices.errors import WrittenElsewhere
from practices.intention_documents import Near, Status
from practices.models import Intention, IntentionMoment, Pause
from practices.queries.intentions_looks import ON_A_PAGE
from practices.queries.intentions_today import intentions_today
from tests.conftest import ClientFor
from tests.journal.conftest import a_session
from tests.practices.intending import an_intention, document_of, looks_of, runs
from tests.practices.making import events_of

PARTIAL = "practices/_intentions_today.html"
CELEBRATIONS = reverse("practices:intention-celebrations")


@pytest.fixture
def row(alice: User) -> Intention:
    return an_intention(alice)


def url_of(name: str, row: Intention | IntentionMoment) -> str:
    return reverse(f"practices:{name}", args=[row.public_id])


def today() -> date:
    return timezone.localdate()


def test_a_day_is_said_in_one_tap_and_another_tap_changes_it(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)

    there = browser.post(url_of("intention-day", row), {"near": "far", "page": "today"})
    again = browser.post(url_of("intention-day", row), {"near": "close"})

    assert there.url == reverse("journal:today") + "#intentions-today"
    assert again.url == url_of("intention", row) + "#day"
    assert [look.near for look in looks_of(row)] == ["close"]
    assert events_of(alice, "intention moment") == ["noted", "changed"]


def test_a_tap_that_is_no_answer_notes_nothing(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(url_of("intention-day", row), {"near": "7"}, follow=True)

    assert looks_of(row) == []
    assert "Nothing was noted." in answer.content.decode()


def test_a_longer_look_keeps_its_words_and_what_follows_from_them(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    row.review_on = [today(), today() + timedelta(21)]
    row.save()
    form = {
        "public_id": str(uuid4()),
        "happened": "Twice by the window",
        "celebrated": "I sat down",
        "status": "adapted",
        "again": "7",
    }
    browser = client_for(alice)

    first, _second = (browser.post(url_of("intention-review", row), form) for _ in range(2))

    assert first.url == url_of("intention-edit", row)
    assert document_of(row).status == "adapted"
    assert row.review_on == [today() + timedelta(7), today() + timedelta(21)]
    assert [(look.look, look.happened) for look in looks_of(row)] == [
        ("review", "Twice by the window")
    ]


def test_a_longer_look_may_stay_empty_and_leaves_all_as_it_was(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(url_of("intention-review", row))

    assert answer.url == url_of("intention", row)
    assert document_of(row).status == "trying"


def test_what_is_celebrated_is_found_again_from_whatever_it_came(
    row: Intention, alice: User, charlie: User, client_for: ClientFor
) -> None:
    browser, form_id = client_for(alice), str(uuid4())
    say_day(row, Near.CLOSE, day=today(), by=alice)
    for words in ("I said no.", "I said no, kindly."):  # corrected on the same page
        form = {"celebrated": words, "public_id": form_id}
        browser.post(url_of("intention-celebrate", row), form)
    browser.post(url_of("intention-review", row), {"celebrated": "Four weeks of tea."})
    say_where_it_stands(row, Status.LET_GO, by=alice)

    lines = browser.get(CELEBRATIONS).context["page"].lines

    assert [line.look.document.celebrated for line in lines] == [
        "Four weeks of tea.",
        "I said no, kindly.",
    ]
    assert client_for(charlie).get(CELEBRATIONS).context["page"].lines == []


def test_many_celebrations_come_page_by_page_and_none_twice(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    for number in range(ON_A_PAGE + 2):
        celebrate(row, f"number {number}", form_id=uuid4(), day=today(), by=alice)
    browser = client_for(alice)

    first = browser.get(CELEBRATIONS).context["page"]
    rest = browser.get(f"{CELEBRATIONS}?older-than={first.older_than}").context["page"]

    words = [line.look.document.celebrated for line in [*first.lines, *rest.lines]]
    assert words == [f"number {number}" for number in range(ON_A_PAGE + 1, -1, -1)]
    assert rest.older_than is None


def test_nothing_to_celebrate_is_asked_again_and_not_kept(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    answer = client_for(alice).post(url_of("intention-celebrate", row), {"celebrated": " "})

    assert (answer.status_code, looks_of(row)) == (422, [])


def test_a_look_can_be_changed_and_words_from_two_pages_stand_side_by_side(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    look = celebrate(row, "I said no.", form_id=uuid4(), day=today(), by=alice)
    edit_moment(look, {"celebrated": "elsewhere"}, day=today(), revision=1, by=alice)
    browser, yesterday = client_for(alice), today() - timedelta(1)
    form = {"celebrated": "here", "day": yesterday.isoformat(), "revision": "1"}

    answer = browser.post(url_of("intention-moment", look), form)
    assert (answer.status_code, answer.context["saved"]) == (409, "To celebrate: elsewhere")

    browser.post(url_of("intention-moment", look), form | {"revision": "2"})
    look.refresh_from_db()
    assert (looks_of(row)[0].celebrated, look.day) == ("here", yesterday)


def test_an_old_page_moves_no_look_to_another_day(row: Intention, alice: User) -> None:
    look = celebrate(row, "I said no.", form_id=uuid4(), day=today(), by=alice)
    edit_moment(look, {}, day=today(), revision=1, by=alice)
    edit_moment(look, {}, day=today() - timedelta(1), revision=1, by=alice)

    with pytest.raises(WrittenElsewhere):
        edit_moment(look, {}, day=today(), revision=1, by=alice)
    assert events_of(alice, "intention moment") == ["noted", "changed"]


def test_a_longer_look_that_says_no_more_starts_no_reminder_of_what_rests(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    say_where_it_stands(row, Status.RESTING, by=alice)

    client_for(alice).post(url_of("intention-review", row), {"again": "7", "reminds": "on"})

    assert document_of(row).status == "resting"
    assert not runs(row, REVIEWS)


def test_a_look_is_taken_out_and_put_back(
    row: Intention, alice: User, charlie: User, client_for: ClientFor
) -> None:
    look = celebrate(row, "I said no.", form_id=uuid4(), day=today(), by=alice)
    browser = client_for(alice)

    strange = client_for(charlie).post(url_of("intention-moment-remove", look)).status_code
    browser.post(url_of("intention-moment-remove", look))
    out = looks_of(row)
    browser.post(url_of("intention-moment-restore", look))

    assert (strange, out, len(looks_of(row))) == (404, [], 1)


def test_today_asks_of_a_few_that_have_begun_the_wished_for_look_first(alice: User) -> None:
    tomorrow = (today() + timedelta(1)).isoformat()
    wished = an_intention(alice, words="wished for", review_on=(today() - timedelta(6),))
    an_intention(alice, words="long ago", review_on=(today() - timedelta(7),))
    an_intention(alice, words="not begun", starts_on=tomorrow)
    said = an_intention(alice, words="said")
    say_day(said, Near.SOMEWHERE, day=today(), by=alice)
    say_where_it_stands(an_intention(alice, words="resting"), Status.RESTING, by=alice)

    asked = intentions_today(alice)

    assert asked
    assert asked.has_more
    assert [(line.row, line.was_said, line.is_asked_for) for line in asked.lines] == [
        (wished, False, True),
        (said, True, False),
    ]


def test_today_asks_nothing_where_nothing_is_in_hand_or_on_days_made_for_rest(
    alice: User, charlie: User, row: Intention
) -> None:
    before = intentions_today(alice)

    pause = Pause.objects.create(client=alice, begins_on=today())
    paused = intentions_today(alice)
    pause.delete()
    a_session(alice, held_on=today())

    assert before is not None
    assert (paused, intentions_today(alice), intentions_today(charlie)) == (None, None, None)


def test_each_stands_there_with_its_four_answers_until_one_was_given(
    row: Intention, alice: User
) -> None:
    asking = render_to_string(PARTIAL, {"said": intentions_today(alice)})
    say_day(row, Near.NOT_TODAY, day=today(), by=alice)
    said = render_to_string(PARTIAL, {"said": intentions_today(alice)})

    assert all(f'value="{near}"' in asking for near in Near.values)
    assert "Noted for today." in said
    assert 'value="not_today"' not in said


def test_the_page_of_today_asks_and_one_tap_leads_back_to_it(
    row: Intention, alice: User, client_for: ClientFor
) -> None:
    browser, home = client_for(alice), reverse("journal:today")

    asking = browser.get(home).content.decode()
    after = browser.post(
        url_of("intention-day", row), {"near": "close", "page": "today"}, follow=True
    )

    assert 'name="near" value="close"' in asking
    assert "Noted for today." in after.content.decode()
    assert after.context["messages"]._loaded_data == []
