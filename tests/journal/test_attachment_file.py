"""Serve a sealed file to its owner: the whole or a part, verified, and never as a page."""

from typing import Any
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.test import Client

from accounts.models import CareRelationship, User
from encryption.errors import Unreadable
from journal.access import reader_of
from journal.actions.attaching import attach
from journal.actions.entries import trash_entry
from journal.actions.keeping import bring_back, put_away
from journal.actions.sessions import trash_session
from journal.attachments import path_of
from journal.models import Attachment, Entry, Session
from tests.conftest import ClientFor
from tests.journal.conftest import remember
from tests.journal.things import DRAWING, a_photo, a_recording, address, attached

pytestmark = pytest.mark.usefixtures("media")
SOUND = a_recording(200_000)


@pytest.fixture
def recording(entry: Entry) -> Attachment:
    return attached(entry, SOUND, kind="recording", name='../"x\r\n.webm', title="a\r\nb")


def fetched(client: Client, attachment: Attachment, **headers: str) -> tuple[int, bytes, Any]:
    answer = client.get(address(attachment, "-file"), headers=headers)
    is_streaming = answer.streaming
    return answer.status_code, answer.getvalue() if is_streaming else answer.content, answer


def test_it_plays_and_cannot_be_anything_but_sound(
    alice: User, recording: Attachment, client_for: ClientFor
) -> None:
    status, content, answer = fetched(client_for(alice), recording)

    assert (status, content) == (200, SOUND)
    assert answer["Content-Type"] == "audio/webm"
    assert answer["Content-Length"] == "200000"
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    day = f"{recording.written_at:%Y-%m-%d}"
    assert answer["Content-Disposition"] == f'inline; filename="recording-{day}.webm"'


def test_a_copy_is_asked_for_by_name_and_a_drawing_is_only_ever_a_copy(
    alice: User, entry: Entry, client_for: ClientFor
) -> None:
    photo, drawn = (
        attached(entry, a_photo()),
        attached(entry, DRAWING, kind="drawing", title="<script>"),
    )
    browser = client_for(alice)

    assert browser.get(address(photo, "-file"))["Content-Disposition"].startswith("inline")
    copy = browser.get(address(photo, "-file"), {"download": ""})["Content-Disposition"]
    assert copy.startswith("attachment")
    picture = browser.get(address(drawn, "-file"))
    assert picture["Content-Disposition"].startswith("attachment")
    assert picture["Content-Disposition"].endswith('.svg"')
    assert picture["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "<title>&lt;script&gt;</title>" in picture.content.decode()
    assert {
        each.tag.rpartition("}")[2] for each in ElementTree.fromstring(picture.content).iter()
    } == {"svg", "title", "rect", "path"}


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=65500-65600", 65_500, 65_601),
        ("bytes=199000-", 199_000, 200_000),
        ("bytes=0-999999", 0, 200_000),
        ("bytes=-77", 199_923, 200_000),
        ("bytes=1-200000", 1, 200_000),
    ],
)
def test_a_part_is_a_part(
    alice: User, recording: Attachment, client_for: ClientFor, asked: str, start: int, end: int
) -> None:
    status, content, answer = fetched(client_for(alice), recording, range=asked)

    assert content == SOUND[start:end]
    assert answer["Content-Length"] == str(end - start)
    is_whole = (start, end) == (0, 200_000)
    assert status == (200 if is_whole else 206)
    assert is_whole or answer["Content-Range"] == f"bytes {start}-{end - 1}/200000"


@pytest.mark.parametrize("asked", ["bytes=200000-", "bytes=999999-9999999", "bytes=-0"])
def test_beyond_its_end_there_is_nothing(
    alice: User, recording: Attachment, client_for: ClientFor, asked: str
) -> None:
    status, content, answer = fetched(client_for(alice), recording, range=asked)

    assert (status, content, answer["Content-Range"]) == (416, b"", "bytes */200000")


@pytest.mark.parametrize(
    "asked", ["", "bytes=", "bytes=-", "bytes=9-3", "bytes=a-b", "chars=0-1", "bytes=0-1,4-5"]
)
def test_what_is_no_clear_range_gives_the_whole(
    alice: User, recording: Attachment, client_for: ClientFor, asked: str
) -> None:
    status, content, _answer = fetched(client_for(alice), recording, range=asked)

    assert (status, content) == (200, SOUND)


def test_asking_for_the_headers_alone_gives_no_sound(
    alice: User, recording: Attachment, client_for: ClientFor
) -> None:
    answer = client_for(alice).head(address(recording, "-file"))

    assert (answer.status_code, answer["Content-Length"], answer.getvalue()) == (200, "200000", b"")


@pytest.mark.parametrize(
    ("site", "status"),
    [("same-origin", 200), ("none", 200), ("same-site", 404), ("cross-site", 404)],
)
def test_no_other_site_shows_it(
    alice: User, recording: Attachment, client_for: ClientFor, site: str, status: int
) -> None:
    assert fetched(client_for(alice), recording, **{"sec-fetch-site": site})[0] == status


@pytest.mark.parametrize("what", ["", "-file", "-edit"])
@pytest.mark.parametrize("who", ["charlie", "nora", "tess", "cora", "root"])
def test_nobody_else_reaches_it(
    request: pytest.FixtureRequest,
    recording: Attachment,
    care: CareRelationship,
    client_for: ClientFor,
    who: str,
    what: str,
) -> None:
    browser = client_for(request.getfixturevalue(who))

    assert browser.get(address(recording, what)).status_code == 404
    assert Client().get(address(recording, what)).status_code == 302


def test_what_lies_in_the_trash_is_not_served(
    alice: User, entry: Entry, recording: Attachment, client_for: ClientFor
) -> None:
    other = attached(entry, a_photo())
    put_away(other, by=alice)
    trash_entry(entry, by=alice)

    for each in (recording, other):
        assert fetched(client_for(alice), each)[0] == 404


def test_a_file_goes_with_the_session_or_the_first_piece_it_belongs_to(
    alice: User, session: Session, client_for: ClientFor
) -> None:
    first = remember(session)
    layer = remember(session, public_id=uuid4(), builds_on=first)
    file = attach(
        iter([a_recording()]),
        writer=reader_of(alice),
        client=alice,
        fragment=layer,
        kind="recording",
    )
    browser = client_for(alice)

    def answers() -> set[int]:
        return {browser.get(address(file, end)).status_code for end in ("", "-file")}

    put_away(first, by=alice)
    assert answers() == {404}
    bring_back(first, by=alice)
    assert answers() == {200}
    trash_session(session, by=alice)
    assert answers() == {404}


@pytest.mark.parametrize("fault", ["flipped", "cut", "exchanged", "gone"])
def test_a_file_that_was_touched_is_never_served_whole(
    alice: User, entry: Entry, recording: Attachment, client_for: ClientFor, fault: str
) -> None:
    path = path_of(recording.public_id)
    sealed = bytearray(path.read_bytes())
    match fault:
        case "flipped":
            sealed[70_000] ^= 1  # in the second segment
            path.write_bytes(sealed)
        case "cut":
            path.write_bytes(sealed[: 9 + 65_552])
        case "exchanged":
            other = attached(entry, SOUND)
            path.write_bytes(path_of(other.public_id).read_bytes())
        case _:
            path.unlink()

    with pytest.raises(Unreadable):
        fetched(client_for(alice), recording)
