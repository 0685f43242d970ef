"""Bring a drawing, a photo or a recording: kept once, sealed while it comes, by its owner alone."""

import io
import tracemalloc
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from django.urls import reverse

from accounts.models import User
from journal.access import reader_of
from journal.actions.attaching import attach
from journal.models import Attachment, Entry, Fragment, Session
from journal.queries_attachments import attachments_of, opened_attachment
from tests.conftest import ClientFor
from tests.journal.conftest import remember
from tests.journal.things import (
    DRAWING,
    a_photo,
    a_recording,
    address,
    attached,
    content_of,
    pieces_of,
)

pytestmark = pytest.mark.usefixtures("media")
DRAWN = "application/vnd.journal.drawing+json"
ENDLESS = {"HTTP_X_SECONDS": "9" * 5000}
SHOWING_IT = {"HTTP_X_KIND": "recording", "HTTP_X_NAME": "Tuesday%20%C3%A9.webm"}


def send(client: Client, url: str, content: bytes, media_type: str = "audio/webm", **more: Any):
    return client.post(url, content, content_type=media_type, **SHOWING_IT | more)


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


# --- what a page's script sends


def test_a_recording_is_kept_as_it_came(alice: User, entry: Entry, client_for: ClientFor) -> None:
    sound = a_recording(300_000)
    said = {"HTTP_X_TITLE": "the%20hum", "HTTP_X_SECONDS": "65", "HTTP_X_PROMPT": "What stays%3F"}

    answer = send(client_for(alice), address(entry, "-attach"), sound, **said)

    kept = Attachment.objects.get()
    document = opened_attachment(kept, reader_of(alice))
    assert answer.json()["public_id"] == str(kept.public_id)
    assert answer.json()["url"] == address(kept)
    assert (kept.kind, kept.entry, kept.is_captured) == ("recording", entry, False)
    assert (document.title, document.file_name) == ("the hum", "Tuesday é.webm")
    assert (document.media_type, document.seconds) == ("audio/webm", 65)
    assert (document.prompt, document.size) == ("What stays?", 300_000)
    assert content_of(kept) == sound


def test_signs_no_picture_can_hold_and_seconds_without_end_are_let_go(
    alice: User, entry: Entry, client_for: ClientFor
) -> None:
    said = {
        "HTTP_X_TITLE": "a%00%1B%20hum",
        "HTTP_X_DESCRIPTION": "low%0D%0Aand%07%20near%EF%BF%BF",
    }

    answer = send(client_for(alice), address(entry, "-attach"), a_recording(), **said, **ENDLESS)

    document = opened_attachment(Attachment.objects.get(), reader_of(alice))
    assert answer.status_code == 200
    assert (document.title, document.description) == ("a hum", "low\nand near")
    assert document.seconds == 24 * 60 * 60


def test_a_drawing_is_kept_as_strokes(alice: User, entry: Entry, client_for: ClientFor) -> None:
    send(client_for(alice), address(entry, "-attach"), DRAWING, DRAWN, HTTP_X_KIND="drawing")

    [line] = attachments_of(entry=entry)
    assert (line.kind, line.name) == ("drawing", "A drawing")
    assert line.picture.paths[0].classes == "ink-moss nib-2"


@pytest.mark.parametrize("kind", ["fragment", "session"])
def test_pieces_and_sessions_take_them_too(
    alice: User, session: Session, client_for: ClientFor, kind: str
) -> None:
    about: Fragment | Session = session if kind == "session" else remember(session)

    answer = send(client_for(alice), address(about, "-attach"), a_recording())

    assert answer.status_code == 200
    assert [line.kind for line in attachments_of(**{kind: about})] == ["recording"]


def test_sending_it_twice_keeps_it_once(alice: User, entry: Entry, client_for: ClientFor) -> None:
    browser, same = client_for(alice), {"HTTP_X_ID": str(uuid4())}

    first = send(browser, address(entry, "-attach"), a_recording(), **same)
    second = send(browser, address(entry, "-attach"), a_recording(), **same)

    assert first.json() == second.json()
    assert Attachment.objects.count() == 1


def test_an_id_that_is_taken_elsewhere_is_refused(
    alice: User, entry: Entry, draft: Entry, client_for: ClientFor
) -> None:
    taken = attached(draft, a_recording())
    same = {"HTTP_X_ID": str(taken.public_id)}

    answer = send(client_for(alice), address(entry, "-attach"), a_recording(7_000), **same)

    assert answer.status_code == 404
    assert content_of(taken) == a_recording()


@pytest.mark.parametrize(
    ("kind", "content", "status", "words"),
    [
        ("recording", b"", 422, "This file is empty"),
        ("recording", a_photo(), 422, "could not be read as a recording"),
        ("photo", a_recording(), 422, "could not be read as a photo"),
        ("drawing", b"[]", 422, "not a drawing this page can read"),
        ("drawing", b" " * 2_000_001, 413, "more than one paper holds"),
        ("photo", b"\xff\xd8" + bytes(26_300_000), 413, "larger than 25 MB"),
    ],
)
def test_what_cannot_be_kept_leaves_nothing_behind(
    alice: User,
    entry: Entry,
    client_for: ClientFor,
    media: Path,
    kind: str,
    content: bytes,
    status: int,
    words: str,
) -> None:
    answer = send(client_for(alice), address(entry, "-attach"), content, HTTP_X_KIND=kind)

    assert (answer.status_code, words in answer.json()["error"]) == (status, True)
    assert (Attachment.objects.count(), files_in(media)) == (0, [])


def test_a_connection_that_breaks_off_keeps_nothing(
    alice: User, entry: Entry, client_for: ClientFor, media: Path
) -> None:
    short = {"CONTENT_LENGTH": "200000", "wsgi.input": io.BytesIO(a_recording(150_000))}

    answer = client_for(alice).generic(
        "POST", address(entry, "-attach"), b"", "audio/webm", **SHOWING_IT, **short
    )

    assert (answer.status_code, "broke off" in answer.json()["error"]) == (400, True)
    assert (Attachment.objects.count(), files_in(media)) == (0, [])


def test_there_is_room_for_so_much_and_no_more(
    alice: User, entry: Entry, client_for: ClientFor, media: Path, settings: Any
) -> None:
    attached(entry, a_recording(90_000))
    settings.ROOM_FOR_FILES = 150_000

    answer = send(client_for(alice), address(entry, "-attach"), a_recording(100_000))

    assert (answer.status_code, "no room left" in answer.json()["error"]) == (413, True)
    assert (Attachment.objects.count(), len(files_in(media))) == (1, 1)


# --- what a plain form sends


def form(content: bytes, **more: str) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("../../Tuesday.jpg", content), **more}


def test_a_form_keeps_a_photo_and_leads_back(
    alice: User, entry: Entry, client_for: ClientFor
) -> None:
    fields = form(a_photo(), kind="photo", back=address(entry, "-edit"), title="the lake")

    answer = client_for(alice).post(address(entry, "-attach"), fields)

    kept = Attachment.objects.get()
    document = opened_attachment(kept, reader_of(alice))
    assert (answer.status_code, answer["Location"]) == (302, address(entry, "-edit"))
    assert (document.title, document.file_name) == ("the lake", "Tuesday.jpg")
    assert content_of(kept)[:3] == b"\xff\xd8\xff"


def test_a_form_that_says_nothing_more_is_understood(
    alice: User, entry: Entry, client_for: ClientFor
) -> None:
    for content in (a_photo(), a_recording()):
        answer = client_for(alice).post(
            address(entry, "-attach"), form(content, back="https://elsewhere.example/")
        )
        assert answer["Location"] == address(entry)

    assert [line.kind for line in attachments_of(entry=entry)] == ["photo", "recording"]


def test_a_form_says_what_is_wrong_and_offers_another_file(
    alice: User, entry: Entry, client_for: ClientFor
) -> None:
    browser = client_for(alice)

    wrong = browser.post(address(entry, "-attach"), form(b"%PDF-1.7", kind="photo"))
    missing = browser.post(address(entry, "-attach"), {"kind": "photo"})

    for answer, words in ((wrong, "could not be read as a photo"), (missing, "no file yet")):
        page = answer.content.decode()
        assert (answer.status_code, words in page, 'type="file"' in page) == (422, True, True)
    assert Attachment.objects.count() == 0


# --- who may


@pytest.mark.parametrize("media_type", ["audio/webm", "multipart/form-data; boundary=here"])
def test_before_the_door_no_file_is_kept(
    entry: Entry, media: Path, settings: Any, tmp_path: Path, media_type: str
) -> None:
    """Words of a form may be held for whoever was logged out meanwhile; a file is let go."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "is not there")  # writing to it would fail
    sent = Multipart(5_000_000)

    tracemalloc.start()
    answer = Client(enforce_csrf_checks=True).generic(
        "POST",
        address(entry, "-attach"),
        CONTENT_TYPE=media_type,
        **{"CONTENT_LENGTH": str(sent.size), "wsgi.input": sent},
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (answer.status_code, peak < 3_000_000) == (302, True)
    assert (Attachment.objects.count(), files_in(media)) == (0, [])


def test_a_form_of_another_site_is_refused(
    alice: User, entry: Entry, client_for: ClientFor, media: Path
) -> None:
    browser = client_for(alice)
    browser.handler.enforce_csrf_checks = True

    raw = send(browser, address(entry, "-attach"), a_recording())
    in_form = browser.post(address(entry, "-attach"), form(a_photo()))

    assert (raw.status_code, in_form.status_code) == (403, 403)
    assert (Attachment.objects.count(), files_in(media)) == (0, [])


def test_a_page_with_its_token_is_let_in_either_way(
    alice: User, entry: Entry, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    browser.handler.enforce_csrf_checks = True
    browser.get(reverse("journal:photo-new"), {"entry": entry.public_id})
    token = browser.cookies["csrftoken"].value

    raw = send(browser, address(entry, "-attach"), a_recording(), HTTP_X_CSRFTOKEN=token)
    fields = form(a_photo(), csrfmiddlewaretoken=token)
    in_form = browser.post(address(entry, "-attach"), fields)

    assert (raw.status_code, in_form.status_code) == (200, 302)


@pytest.mark.parametrize("who", ["charlie", "nora", "tess"])
def test_nobody_else_attaches_anything(
    request: pytest.FixtureRequest, entry: Entry, client_for: ClientFor, who: str
) -> None:
    answer = send(
        client_for(request.getfixturevalue(who)), address(entry, "-attach"), a_recording()
    )

    assert (answer.status_code, Attachment.objects.count()) == (404, 0)


def test_what_was_erased_meanwhile_takes_nothing(alice: User, entry: Entry, media: Path) -> None:
    def erased_meanwhile():
        yield a_recording()
        Entry.objects.filter(pk=entry.pk).delete()

    with pytest.raises(Http404):
        attach(erased_meanwhile(), writer=reader_of(alice), client=alice, entry=entry)

    assert (Attachment.objects.count(), files_in(media)) == (0, [])


# --- how much memory it takes


def test_a_long_recording_takes_little_memory(alice: User, entry: Entry) -> None:
    tracemalloc.start()
    kept = attach(pieces_of(40_000_000), writer=reader_of(alice), client=alice, entry=entry)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (peak < 4_000_000, kept.sealed_size > 40_000_000) == (True, True)


def test_a_large_form_takes_little_memory_and_lies_nowhere_in_the_clear(
    alice: User, entry: Entry, client_for: ClientFor, media: Path
) -> None:
    browser, sent = client_for(alice), Multipart(20_000_000)

    tracemalloc.start()
    answer = browser.generic(
        "POST",
        address(entry, "-attach"),
        CONTENT_TYPE="multipart/form-data; boundary=here",
        **{"CONTENT_LENGTH": str(sent.size), "wsgi.input": sent},
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    [path] = files_in(media)
    assert (answer.status_code, peak < 6_000_000) == (302, True)
    assert b"webm" not in path.read_bytes()
    assert Attachment.objects.get().sealed_size > 20_000_000


class Multipart(io.RawIOBase):
    """A form with one large file, made while it is read."""

    HEAD = (
        b'--here\r\nContent-Disposition: form-data; name="file"; filename="a.webm"\r\n'
        b"Content-Type: audio/webm\r\n\r\n"
    )
    TAIL = b"\r\n--here--\r\n"

    def __init__(self, size: int) -> None:
        self.size = len(self.HEAD) + size + len(self.TAIL)
        self._parts = iter([self.HEAD, *pieces_of(size), self.TAIL])
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        while len(self._left) < size and (part := next(self._parts, b"")):
            self._left += part
        found, self._left = self._left[:size], self._left[size:]
        return found
