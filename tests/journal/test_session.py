"""A session: logged in the person's own words, open for life."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.preferences import save_preferences
from accounts.models import User
from accounts.preferences import PreferencesView
from journal.access import reader_of
from journal.actions.entries import finish_entry
from journal.actions.threads import begin_thread
from journal.arc import phase_at
from journal.documents import Sensation, SessionDocument
from journal.fragment_documents import FragmentDocument
from journal.models import Entry, Fragment, Session
from tests.fullest import live_fully
from tests.journal.conftest import a_session, a_writing, remember
from tests.journal.things import address

pytestmark = pytest.mark.django_db
A_DAY = date(2026, 11, 17)


def words_of(session, client):
    return SessionDocument.from_json(session.open_for(reader_of(client)))


def typed(**changes):
    return {"held_on": "2026-11-17", "revision": "0", "notes": "a heron"} | changes


def test_logging_a_session_keeps_its_day_plain_and_its_words_sealed(client_for, alice):
    answer = client_for(alice).post(
        reverse("journal:session-new"), typed(kind="at the clinic", intention="to rest")
    )

    session = Session.objects.get()
    assert answer.headers["Location"] == reverse("journal:session", args=[session.public_id])
    assert session.held_on.isoformat() == "2026-11-17"
    assert words_of(session, alice).kind == "at the clinic"


def test_a_wrong_day_says_so_and_writes_nothing(client_for, alice):
    answer = client_for(alice).post(reverse("journal:session-new"), typed(held_on="soon"))

    assert answer.status_code == 422
    assert "a heron" in answer.content.decode()
    assert Session.objects.count() == 0


@pytest.mark.parametrize("day", ["9999-12-31", "2926-11-17", "0001-01-01"])
def test_a_slip_in_the_year_is_said_beside_the_day_and_loses_nothing(client_for, alice, day):
    answer = client_for(alice).post(reverse("journal:session-new"), typed(held_on=day))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Please look at the year" in page
    assert day in page
    assert "a heron" in page
    assert Session.objects.count() == 0


@pytest.mark.parametrize("day", [date.max, date.min])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_one_of_another_age_that_stands_already_opens_and_is_put_right(
    client_for, alice, day, zone
):
    User.objects.filter(pk=alice.pk).update(time_zone=zone)
    far = a_session(alice, held_on=day, start_time=time(23), end_time=time(1))
    browser = client_for(alice)

    opened = browser.get(reverse("journal:session", args=[far.public_id]))
    browser.post(reverse("journal:session-edit", args=[far.public_id]), typed(revision="1"))

    assert opened.status_code == 200
    assert Session.objects.get().held_on.isoformat() == "2026-11-17"


def test_late_memories_are_added_and_a_stale_page_overwrites_nothing(client_for, alice, session):
    browser, url = client_for(alice), reverse("journal:session-edit", args=[session.public_id])
    browser.post(url, typed(revision="1", notes="the song"))

    answer = browser.post(url, typed(revision="1", notes="the window"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "the song" in page
    assert "the window" in page
    session.refresh_from_db()
    assert words_of(session, alice).notes == "the song"


def test_writing_about_a_session_links_the_entry(client_for, alice, session):
    url = reverse("journal:entry-new") + f"?session={session.public_id}&begin=first-three"

    page = client_for(alice).get(url).content.decode()

    assert f'value="{session.public_id}" selected' in page
    assert Entry.objects.count() == 0


def test_the_first_three_questions_are_the_founding_ones(client_for, alice, library):
    page = (
        client_for(alice).get(reverse("journal:entry-new") + "?begin=first-three").content.decode()
    )

    assert "What did I learn about myself?" in page
    assert "What part of the journey stands out most?" in page
    assert page.count('name="question"') == 3


@pytest.mark.parametrize(("depth", "count"), [("ten_seconds", 1), ("two_minutes", 2)])
def test_capacity_decides_how_much_is_asked(client_for, alice, library, depth, count):
    page = client_for(alice).get(reverse("journal:entry-new") + f"?depth={depth}").content.decode()

    assert page.count('name="question"') == count


@pytest.mark.parametrize("name", ["session", "session-edit"])
def test_a_stranger_gets_404(client_for, charlie, session, name):
    url = reverse(f"journal:{name}", args=[session.public_id])

    assert client_for(charlie).get(url).status_code == 404


def test_a_session_put_away_leaves_its_entries(client_for, alice, session):
    browser = client_for(alice)
    browser.post(reverse("journal:session-trash", args=[session.public_id]))

    page = browser.get(reverse("journal:trash")).content.decode()
    browser.post(reverse("journal:session-restore", args=[session.public_id]))

    assert "The second one" in page
    session.refresh_from_db()
    assert session.trashed_at is None


CUES = SessionDocument(
    name="The second one",
    intention="to rest",
    comfort="the grey blanket",
    playlist="https://music.example/quiet",
    cue="cedar",
)


def page_of(client_for, session, **asked):
    url = reverse("journal:session", args=[session.public_id])
    return client_for(session.client).get(url, asked).content.decode()


@pytest.mark.parametrize(
    "link",
    ["http://music.example/x", "javascript:alert(1)", "ftp://music.example", "data:text/html,x"],
)
def test_a_link_to_music_is_sealed_on_its_way_or_refused(client_for, alice, link):
    answer = client_for(alice).post(reverse("journal:session-new"), typed(playlist=link))

    assert answer.status_code == 422
    assert Session.objects.count() == 0


def test_cues_and_the_end_are_kept_and_the_music_opens_without_telling_whence(client_for, alice):
    cues = {"comfort": CUES.comfort, "playlist": CUES.playlist, "cue": CUES.cue}
    client_for(alice).post(reverse("journal:session-new"), typed(end_time="13:30", **cues))

    session = Session.objects.get()
    page = page_of(client_for, session)
    assert session.end_time == time(13, 30)
    assert words_of(session, alice).cue == "cedar"
    assert 'href="https://music.example/quiet" target="_blank" rel="noopener noreferrer"' in page
    assert "Your cue for coming back to it: cedar" in page


def test_a_link_that_came_in_another_way_is_not_put_on_the_page(client_for, alice):
    session = a_session(alice, SessionDocument(playlist="javascript:alert(1)"))

    assert "javascript:alert" not in page_of(client_for, session)


def test_the_cue_is_offered_when_one_writes_about_it(client_for, alice):
    session = a_session(alice, CUES)
    url = reverse("journal:entry-new")

    about_it = client_for(alice).get(url, {"session": session.public_id}).content.decode()
    about_nothing = client_for(alice).get(url).content.decode()

    assert "coming back to it: cedar" in about_it
    assert "cedar" not in about_nothing


@pytest.mark.parametrize(
    ("days", "here"),
    [
        (-30, "still ahead"),
        (-7, "the days before your treatment"),
        (0, "the day of your treatment"),
        (2, "the first days after your treatment"),
        (5, "the first week after your treatment"),
        (20, "the weeks after your treatment"),
        (60, "the months after your treatment"),
        (4000, "the long time after your treatment"),
    ],
)
def test_each_session_says_where_today_stands_and_counts_nothing(client_for, alice, days, here):
    wishes = PreferencesView(session_word="treatment")
    save_preferences(by=alice, name="Alice", time_zone="Europe/Berlin", wishes=wishes)
    session = a_session(alice, held_on=timezone.localdate() - timedelta(days=days))

    page = page_of(client_for, session)

    assert f"Now: {here}" in page
    assert not re.search(r"overdue|missed|window|remaining|days? left|streak", page)


def test_its_day_ends_when_it_does(alice):
    session = a_session(alice, start_time=time(11), end_time=time(12))
    noon = datetime.combine(session.held_on, time(12), timezone.get_current_timezone())

    phases = [phase_at(session, noon + timedelta(minutes=m)) for m in (-1, 1)]

    assert phases == ["day", "landing"]


@pytest.mark.parametrize("many", [1, 3, 100])
def test_a_sessions_page_costs_the_same_with_one_piece_and_with_a_hundred(
    client_for, alice, care, many, django_assert_max_num_queries
):
    session = a_session(alice, CUES)
    for number in range(many):
        first = remember(session)
        remember(session, builds_on=first)
        finish_entry(a_writing(session=session), by=alice)
        begin_thread(f"line {number}", session=session, by=alice)
    browser = client_for(alice)
    browser.get(reverse("journal:today"))  # the first page of a log-in notes the log-in

    with django_assert_max_num_queries(12):
        answer = browser.get(reverse("journal:session", args=[session.public_id]))

    assert len(answer.context["pieces"].lines) == min(many, 5)
    assert len(answer.context["page"].lines) == min(many, 5)


@pytest.mark.parametrize("days_ago", [0, 5])
def test_at_its_fullest_it_asks_for_each_thing_once_and_together(
    client_for, alice, nora, days_ago, django_assert_max_num_queries
):
    session = live_fully(alice, nora)
    held_on = session.held_on - timedelta(days=days_ago)
    Session.objects.filter(pk=session.pk).update(held_on=held_on)
    browser = client_for(alice)
    browser.get(reverse("journal:today"))  # the first page of a log-in notes the log-in

    with django_assert_max_num_queries(12):
        answer = browser.get(reverse("journal:session", args=[session.public_id]))

    assert [line.readers for line in answer.context["page"].lines] == [("Nora",), ()]
    assert "Along the way" in answer.content.decode()


TOUCHED = (
    FragmentDocument(colour="blue"),
    FragmentDocument(mark="spiral"),
    FragmentDocument(sensations=(Sensation("chest"),)),
)


def touch(session, document, **at):
    kind = Fragment.Kind.TOUCH if document.sensations else Fragment.Kind.MARK
    return remember(session, document, kind=kind, **at)


def test_what_was_touched_within_a_few_minutes_stands_on_one_line(client_for, alice):
    session = a_session(alice, start_time=time(11), end_time=time(12), held_on=A_DAY)
    noon = datetime.combine(A_DAY, time(12, 40), timezone.get_current_timezone())
    minutes = [noon + timedelta(minutes=number) for number in (0, 1, 2, 9)]
    pieces = [
        touch(session, document, remembered_at=at)
        for document, at in zip((*TOUCHED, TOUCHED[0]), minutes, strict=True)
    ]
    remember(session, remembered_at=noon + timedelta(minutes=3))

    moments = client_for(alice).get(address(session)).context["pieces"].moments

    said = [[line.first_words for line in moment.lines] for moment in moments]
    assert said == [["blue"], ["A heron, standing."], ["chest", "spiral", "blue"]]
    assert moments[-1].earliest.since == "+40 min"
    remember(session, builds_on=pieces[1])
    moments = client_for(alice).get(address(session)).context["pieces"].moments
    assert [len(moment.lines) for moment in moments] == [1, 1, 1, 1, 1]


def test_preparing_one_asks_for_a_few_things_and_the_day_is_open(client_for, alice):
    page = client_for(alice).get(reverse("journal:session-new"), {"when": "ahead"})

    text = page.content.decode()
    assert re.search(r"<h1>\s*Prepare a session\s*</h1>", text)
    assert page.context["form"]["held_on"].value() is None
    first, _more = text.split("More, if you like")
    names = re.findall(r'id="id_((?!revision)[a-z_]+)(?<!_helptext)"', first)
    assert names == ["held_on", "start_time", "intention", "comfort"]


def test_what_went_wrong_further_down_is_open_to_be_seen(client_for, alice):
    url = reverse("journal:session-new")

    page = client_for(alice).post(url, typed(notes="", playlist="http://x.example"))

    assert page.status_code == 422
    assert "<details open>\n  <summary>More, if you like" in page.content.decode()
