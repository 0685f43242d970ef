"""A word typed by a client is on their pages, and in nothing else that the product leaves.

The product runs as `make run` runs it; the word is random, and printed when something is found.
"""

import secrets
import string
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import redis
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.serializers import JSONSerializer
from django.core import signing

from tests.proof.browser import Page
from tests.proof.search import found
from tests.proof.stack import RedisEar, Stack, everything_in_redis, standing
from tests.proof.story import Story
from tests.proof.story_of_capture import CaptureStory

pytestmark = pytest.mark.xdist_group("leaks")
ALICE = "alice@example.org"
PLANTED = "lies-open-on-purpose"
LETTERS = string.ascii_lowercase + string.digits
SINKS = {  # and what lies open in it, so that the search is known to search there
    "pg_dump": ALICE,
    "dumpdata": ALICE,
    "cluster": ALICE,
    "wal": ALICE,
    "postgres log": "database system is ready",
    "data folder": ALICE,
    "attachments": PLANTED,
    "redis": PLANTED,
    "redis traffic": PLANTED,
    "logs": "journal:entry-keep",
    "mails": ALICE,
    "sessions": "allauth.account.auth_backends",
    "cookies": "sessionid",
    "temporary files": PLANTED,
}


@dataclass
class Evidence:
    """The words, what was left behind, and the pages before and after a restart."""

    word: str
    mailed: str  # in a reminder's own words
    address: str  # of a calendar
    sinks: dict[str, list[bytes]]
    before: dict[str, Page]
    after: dict[str, Page]


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evidence]:
    """Tell the story, gather all that is left, stop, gather the files, start again and look."""
    word, mailed = random_word(), random_word()
    with standing(tmp_path_factory.mktemp("leaks")) as stack:
        story = Story(stack, word, mailed)
        capture = CaptureStory(story)
        with closing(RedisEar(stack.at.redis_socket)) as ear:
            story.tell()
            capture.tell()
            address = story.ask_for_a_calendar()
            wait_for_mail(stack)
            story.be_told_by_a_browser()
            sinks = gathered_while_running(stack, story)
        sinks["redis traffic"] = [bytes(ear.heard)]
        before = story.look() | capture.look()
        stack.stop()
        sinks |= gathered_from_files(stack)
        stack.start()
        story.alice.port = story.nora.port = stack.port
        yield Evidence(word, mailed, address, sinks, before, story.look() | capture.look())


def random_word() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(24))


def wait_for_mail(stack: Stack) -> None:
    until = time.monotonic() + 60
    while not list(stack.data_dir.glob("mail/*.eml")):
        assert time.monotonic() < until, "no reminder came"
        stack.tick()
        time.sleep(0.5)


def gathered_while_running(stack: Stack, story: Story) -> dict[str, list[bytes]]:
    with redis.Redis(unix_socket_path=str(stack.at.redis_socket)) as client:
        client.set("planted", PLANTED)
    for place in (stack.temp, stack.data_dir / "media"):
        (place / "planted").write_text(PLANTED)
    stack.sql("ANALYZE")  # so that the planner keeps samples of values, which the dump shows
    return {
        "pg_dump": [stack.pg_dump("--statistics")],
        "dumpdata": [stack.manage("dumpdata", "--all")],
        "redis": [everything_in_redis(stack.at.redis_socket)],
        "sessions": list(opened_sessions(stack)),
        "cookies": ["\n".join(story.alice.seen + story.nora.seen).encode()],
    }


def opened_sessions(stack: Stack) -> Iterator[bytes]:
    """The rows of django_session as Django reads them: they are packed and signed, not sealed."""
    key = Path(stack.env["SECRET_KEY_FILE"]).read_text().strip()
    for (row,) in stack.sql("SELECT session_data FROM django_session"):
        salt = SessionStore().key_salt
        yield repr(signing.loads(str(row), key=key, salt=salt, serializer=JSONSerializer)).encode()


def gathered_from_files(stack: Stack) -> dict[str, list[bytes]]:
    """Every file, each in the sink it belongs to, read once PostgreSQL has written all of it."""
    sinks: dict[str, list[bytes]] = {"logs": [stack.said.read_bytes()]}
    for path in stack.files():
        sinks.setdefault(kind_of(path), []).append(path.read_bytes())
    sinks["temporary files"] = [p.read_bytes() for p in stack.temp.rglob("*") if p.is_file()]
    return sinks


def kind_of(path: Path) -> str:
    if "pg_wal" in path.parts:
        return "wal"
    if "cluster" in path.parts:
        return "cluster"
    if path.name == "postgres.log":
        return "postgres log"
    if "media" in path.parts:
        return "attachments"
    return "mails" if "mail" in path.parts else "data folder"


@pytest.mark.parametrize("sink", SINKS)
def test_the_search_finds_what_lies_open(evidence: Evidence, sink: str) -> None:
    assert any(SINKS[sink].encode() in data for data in evidence.sinks[sink])


@pytest.mark.parametrize("sink", SINKS)
def test_the_word_is_not_there(evidence: Evidence, sink: str) -> None:
    hits = [found(evidence.word, data) for data in evidence.sinks[sink]]

    assert [ways for ways in hits if ways] == [], evidence.word


@pytest.mark.parametrize("sink", SINKS)
def test_own_words_for_reminders_stand_in_their_mail_alone(evidence: Evidence, sink: str) -> None:
    hits = [ways for data in evidence.sinks[sink] if (ways := found(evidence.mailed, data))]

    assert bool(hits) is (sink == "mails"), (evidence.mailed, hits)


@pytest.mark.parametrize("sink", SINKS)
def test_a_calendars_address_is_nowhere(evidence: Evidence, sink: str) -> None:
    hits = [ways for data in evidence.sinks[sink] if (ways := found(evidence.address, data))]

    assert hits == [], evidence.address


def test_no_sink_was_left_out(evidence: Evidence) -> None:
    assert set(evidence.sinks) == set(SINKS)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_the_word_is_on_its_pages_before_and_after_a_restart(
    evidence: Evidence, moment: str
) -> None:
    pages = getattr(evidence, moment)

    assert {name: page.status for name, page in pages.items()} == dict.fromkeys(pages, 200)
    assert {name for name, page in pages.items() if evidence.word not in page.text} == set()
