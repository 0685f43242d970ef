"""The first hours, by a link: one touch keeps one piece, and the page tells nothing of anybody."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from encryption.errors import Unreadable
from journal.access import reader_of
from journal.actions import keeping
from journal.actions.capturing import take_in_captured
from journal.actions.landing import end_link
from journal.actions.sessions import trash_session
from journal.fragment_documents import FragmentDocument
from journal.models import Fragment, Session
from tests.conftest import ClientFor
from tests.journal.conftest import a_session
from tests.journal.landing import LINE, Prepared, a_link

pytestmark = pytest.mark.django_db
TOUCHES = {
    "word": ("heavy", Fragment.Kind.WORDS),
    "text": ("A tin boat", Fragment.Kind.WORDS),
    "colour": ("violet", Fragment.Kind.MARK),
    "mark": ("spiral", Fragment.Kind.MARK),
    "region": ("heart", Fragment.Kind.TOUCH),
    "landing": ("on", Fragment.Kind.LANDING),
}


@pytest.fixture
def prepared(session: Session, alice: User) -> Prepared:
    return a_link(session, by=alice)


def address(prepared: Prepared, name: str = "now") -> str:
    return reverse(f"landing:{name}", args=[prepared.secret])


def keep(prepared: Prepared, **touch: str) -> HttpResponse:
    sent = urlencode({"piece": str(uuid4())} | touch)
    form = "application/x-www-form-urlencoded"
    return Client().post(address(prepared, "keep"), sent, content_type=form)


def kept_of(alice: User) -> FragmentDocument:
    return FragmentDocument.from_json(Fragment.objects.get().open_for(reader_of(alice)))


# --- keeping


@pytest.mark.parametrize("name", TOUCHES)
def test_one_touch_keeps_one_piece_for_the_owner(
    prepared: Prepared, alice: User, name: str
) -> None:
    value, kind = TOUCHES[name]

    answer = keep(prepared, **{name: value})

    piece, document = Fragment.objects.get(), kept_of(alice)
    said = {
        "word": document.words == (value,),
        "text": document.text == value,
        "colour": document.colour == value,
        "mark": document.mark == value,
        "region": [place.region for place in document.sensations] == [value],
        "landing": document == FragmentDocument(),
    }
    assert answer.status_code == 302
    assert (piece.kind, piece.is_captured, said[name]) == (kind, True, True)
    assert piece.session_id == prepared.link.session_id
    assert timezone.now() - piece.remembered_at < timedelta(minutes=1)


def test_the_page_says_that_it_was_kept_and_when_and_never_what(
    prepared: Prepared, alice: User
) -> None:
    with time_machine.travel(datetime(2026, 11, 17, 13, 2, tzinfo=UTC), tick=False):
        prepared = a_link(a_session(alice, held_on=date(2026, 11, 17)), by=alice)
        answer = Client().post(address(prepared, "keep"), {"text": "A tin boat"}, follow=True)
        page = answer.content.decode()

    assert "landing-kept" in page
    assert "Kept. 13:02" in page
    assert "boat" not in page
    assert "Is there more?" in page


def test_an_old_address_says_nothing_of_what_was_kept_last_night(prepared: Prepared) -> None:
    an_hour_ago = int(timezone.now().timestamp()) - 3600
    for said in (str(an_hour_ago), "9999999999", "soon", "-1", "1" * 40, "٣"):
        page = Client().get(address(prepared), {"kept": said}).content.decode()

        assert "landing-kept" not in page


def test_a_double_tap_keeps_once(prepared: Prepared) -> None:
    piece = str(uuid4())

    for _ in range(2):
        assert keep(prepared, piece=piece, word="warm").status_code == 302

    assert Fragment.objects.count() == 1


@pytest.mark.parametrize(
    "sent",
    [{}, {"word": "not of ours"}, {"colour": "mauve"}, {"piece": "x", "word": "warm"}],
)
def test_what_is_no_touch_keeps_nothing(prepared: Prepared, sent: dict[str, str]) -> None:
    assert keep(prepared, **sent).status_code == 422
    assert not Fragment.objects.exists()


def test_words_that_are_too_long_come_back(prepared: Prepared) -> None:
    answer = keep(prepared, text="boat " * 500)

    assert answer.status_code == 422
    assert "boat boat" in answer.content.decode()
    assert not Fragment.objects.exists()


def test_more_than_hands_can_touch_waits_and_gives_the_words_back(prepared: Prepared) -> None:
    for _ in range(60):
        keep(prepared, landing="on")

    answer = keep(prepared, text="A tin boat")

    assert answer.status_code == 429
    assert "A tin boat" in answer.content.decode()
    assert Fragment.objects.count() == 60


# --- what the page says


def test_it_says_where_i_am_in_my_own_time_and_nothing_else_of_me(
    client_for: ClientFor, alice: User
) -> None:
    User.objects.filter(pk=alice.pk).update(time_zone="Asia/Tokyo")
    alice.refresh_from_db()
    with time_machine.travel(datetime(2026, 11, 17, 18, 30, tzinfo=UTC), tick=False):
        prepared = a_link(a_session(alice, held_on=date(2026, 11, 17)), by=alice)
        pages = [
            Client().get(address(prepared, name)).content.decode()
            for name in ("now", "word", "colour", "body", "rest")
        ]

    for page in pages:
        assert "Wednesday, 18 November" in page
        assert "03:30" in page
        assert LINE in page
        assert 'data-theme="dim"' in page
        assert "<title>Now · Journal</title>" in page
        assert "The second one" not in page
        assert "Alice" not in page
        assert "Leave quickly" in page
        assert reverse("help") in page


def test_no_page_of_the_link_says_what_was_kept(prepared: Prepared) -> None:
    keep(prepared, text="A tin boat")

    for name in ("now", "word", "colour", "body", "rest"):
        assert "boat" not in Client().get(address(prepared, name)).content.decode()


# --- when it is over


def expire(prepared: Prepared, alice: User) -> None:
    type(prepared.link).objects.update(expires_at=timezone.now())


def end(prepared: Prepared, alice: User) -> None:
    end_link(prepared.link, by=alice)


def put_away(prepared: Prepared, alice: User) -> None:
    trash_session(prepared.link.session, by=alice)


def erase(prepared: Prepared, alice: User) -> None:
    put_away(prepared, alice)
    keeping.erase(prepared.link.session, by=alice)


def lock_out(prepared: Prepared, alice: User) -> None:
    User.objects.filter(pk=alice.pk).update(is_active=False)


@pytest.mark.parametrize("happens", [expire, end, put_away, erase, lock_out])
def test_a_link_that_is_over_keeps_nothing_and_gives_the_words_back(
    prepared: Prepared, alice: User, happens: Callable[[Prepared, User], None]
) -> None:
    happens(prepared, alice)

    answer, look = keep(prepared, text="A tin boat"), Client().get(address(prepared))

    assert (answer.status_code, look.status_code) == (410, 410)
    assert "A tin boat" in answer.content.decode()
    assert reverse("account_login") in look.content.decode()
    assert LINE not in look.content.decode()
    assert not Fragment.objects.exists()


def test_a_link_that_never_was_looks_like_one_that_is_over(prepared: Prepared, alice: User) -> None:
    never = Client().get(reverse("landing:now", args=["a" * 32]))
    end(prepared, alice)

    over = Client().get(address(prepared))

    assert never.status_code == 410
    assert never.content == over.content


def test_the_link_of_one_session_writes_to_no_other(prepared: Prepared, alice: User) -> None:
    other = a_session(alice)
    piece = str(uuid4())
    keep(a_link(other, by=alice), piece=piece, word="warm")

    answer = keep(prepared, piece=piece, word="cold")

    assert answer.status_code == 404
    assert Fragment.objects.get().session_id == other.public_id


# --- rest


@pytest.fixture
def notices(db: None) -> None:
    call_command("load_notices", verbosity=0)


AT_NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
TOO_EARLY = datetime(2026, 11, 18, 3, 59, tzinfo=UTC)
IN_THE_MORNING = datetime(2026, 11, 18, 7, tzinfo=UTC)
DRIVING = "No driving until after a full night’s sleep"


@pytest.fixture
def on_the_day(alice: User) -> Prepared:
    with time_machine.travel(AT_NOON, tick=False):
        session = a_session(alice, held_on=date(2026, 11, 17))
        return a_link(session, by=alice, expires_at=AT_NOON + timedelta(days=9))


@pytest.mark.parametrize(
    ("moment", "offers"), [(AT_NOON, False), (TOO_EARLY, False), (IN_THE_MORNING, True)]
)
def test_not_driving_stands_and_only_a_night_later_one_may_say_that_one_slept(
    on_the_day: Prepared, notices: None, moment: datetime, offers: bool
) -> None:
    with time_machine.travel(moment, tick=False):
        page = Client().get(address(on_the_day)).content.decode()
        Client().post(address(on_the_day, "slept"))

        after = Client().get(address(on_the_day)).content.decode()

    assert DRIVING in page
    assert ("I have slept" in page) == offers
    assert (DRIVING in after) != offers
    assert (Session.objects.get().rested_at is not None) == offers


def test_today_says_so_too_until_the_person_has_slept(
    client_for: ClientFor, alice: User, on_the_day: Prepared, notices: None
) -> None:
    said = reverse("journal:session-rested", args=[on_the_day.link.session_id])
    with time_machine.travel(AT_NOON):
        at_noon = client_for(alice).get(reverse("journal:today")).content.decode()
    with time_machine.travel(IN_THE_MORNING):
        browser = client_for(alice)
        morning = browser.get(reverse("journal:today")).content.decode()
        browser.post(said)
        rested = browser.get(reverse("journal:today")).content.decode()

    assert (at_noon.count(DRIVING), said in at_noon) == (1, False)
    assert (morning.count(DRIVING), said in morning) == (1, True)
    assert (DRIVING in rested, said in rested) == (False, False)


def test_today_does_not_ask_for_ever(
    client_for: ClientFor, alice: User, on_the_day: Prepared, notices: None
) -> None:
    with time_machine.travel(datetime(2026, 11, 21, 7, tzinfo=UTC)):
        page = client_for(alice).get(reverse("journal:today")).content.decode()

    assert "I have slept" not in page


# --- taking in


def test_what_was_captured_is_taken_in_once(prepared: Prepared, alice: User) -> None:
    for word in ("warm", "still"):
        keep(prepared, word=word)

    assert take_in_captured(alice, prepared.link.session) == 2
    assert take_in_captured(alice, prepared.link.session) == 0

    assert not Fragment.objects.filter(is_captured=True).exists()
    opened = [piece.open_for(reader_of(alice)) for piece in Fragment.objects.order_by("pk")]
    assert [document["words"] for document in opened] == [["warm"], ["still"]]


def test_what_does_not_open_is_left_as_it_is(prepared: Prepared, alice: User) -> None:
    for word in ("warm", "still"):
        keep(prepared, word=word)
    first, _second = Fragment.objects.order_by("pk")
    Fragment.objects.filter(pk=first.pk).update(public_id=uuid4())

    assert take_in_captured(alice, prepared.link.session) == 1

    left = Fragment.objects.get(is_captured=True)
    assert left.pk == first.pk
    with pytest.raises(Unreadable):
        left.open_for(reader_of(alice))


@pytest.mark.parametrize(
    "told", [{"Origin": "https://testserver"}, {"Referer": "https://testserver/"}]
)
def test_a_page_that_tells_only_its_site_may_still_send_its_form(
    prepared: Prepared, told: dict[str, str]
) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(f"/now/{prepared.secret}/word/", secure=True)
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[0]

    sent = {"word": "heavy", "piece": str(uuid4()), "csrfmiddlewaretoken": token}
    answer = browser.post(f"/now/{prepared.secret}/keep/", sent, secure=True, headers=told)

    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert answer.status_code == 302
