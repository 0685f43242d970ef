"""A voice note by the link: kept whole or not at all, once, and for its owner alone."""

import io
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from encryption.capture import capture_writer
from encryption.errors import Unreadable
from integration_journal.logs import JSONFormatter
from journal.access import reader_of
from journal.actions.capturing import take_in_captured
from journal.actions.landing import end_link
from journal.models import Attachment, Fragment, Session
from journal.queries_attachments import content_of, opened_attachment
from tests.journal.landing import Prepared, a_link

pytestmark = pytest.mark.django_db
OGG = b"OggS" + bytes(24) + b"\x01\x1eOpusHead" + b"a low voice" * 400


@pytest.fixture
def prepared(session: Session, alice: User) -> Prepared:
    return a_link(session, by=alice)


def address(prepared: Prepared) -> str:
    return reverse("landing:voice", args=[prepared.secret])


def speak(prepared: Prepared, sound: bytes = OGG, piece: str = "") -> HttpResponse:
    headers = {"X-Id": piece or str(uuid4()), "X-Kind": "recording", "Accept": "application/json"}
    return Client().generic(
        "POST", address(prepared), sound, content_type="audio/ogg", headers=headers
    )


def test_it_is_kept_for_the_owner_who_hears_it_before_and_after_it_is_taken_in(
    prepared: Prepared, alice: User
) -> None:
    answer = speak(prepared)

    kept = Attachment.objects.get()
    assert answer.json()["url"].startswith(reverse("landing:now", args=[prepared.secret]))
    assert kept.fragment.kind == "voice"
    assert kept.is_captured
    assert kept.fragment.is_captured
    with pytest.raises(Unreadable):
        kept.open_for(capture_writer(alice.public_id))
    for _ in range(2):
        kept = Attachment.objects.get()
        assert content_of(kept, opened_attachment(kept, reader_of(alice))) == OGG
        take_in_captured(alice, prepared.link.session)
    assert not Attachment.objects.filter(is_captured=True).exists()


def test_sent_twice_it_is_kept_once(prepared: Prepared) -> None:
    piece = str(uuid4())

    answers = [speak(prepared, piece=piece).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert (Attachment.objects.count(), Fragment.objects.count()) == (1, 1)


@pytest.mark.parametrize("sound", [b"", b"no sound at all", b"%PDF-1.7" + bytes(2000)])
def test_what_is_no_recording_leaves_nothing_behind(prepared: Prepared, sound: bytes) -> None:
    answer = speak(prepared, sound)

    assert answer.status_code == 422
    assert answer.json()["error"]
    assert not Fragment.objects.exists()


def test_a_plain_form_brings_a_file(prepared: Prepared) -> None:
    file = SimpleUploadedFile("note.ogg", OGG, "audio/ogg")

    answer = Client().post(address(prepared), {"kind": "recording", "file": file}, follow=True)

    assert "Kept." in answer.content.decode()
    assert Fragment.objects.get().kind == "voice"


def test_a_plain_form_without_a_sound_says_so(prepared: Prepared) -> None:
    file = SimpleUploadedFile("note.ogg", b"no sound at all", "audio/ogg")

    answer = Client().post(address(prepared), {"kind": "recording", "file": file})

    assert answer.status_code == 422
    assert "could not be read as a recording" in answer.content.decode()
    assert not Fragment.objects.exists()


def test_a_form_from_elsewhere_is_not_taken(prepared: Prepared) -> None:
    answer = Client(enforce_csrf_checks=True).generic(
        "POST", address(prepared), OGG, content_type="audio/ogg"
    )

    assert answer.status_code == 403
    assert not Fragment.objects.exists()


def test_a_link_that_is_over_takes_no_sound(prepared: Prepared, alice: User) -> None:
    end_link(prepared.link, by=alice)
    file = SimpleUploadedFile("note.ogg", OGG, "audio/ogg")

    answers = [speak(prepared), Client().post(address(prepared), {"file": file})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert not Fragment.objects.exists()


class Meanwhile(io.BytesIO):
    """A sound on its way; something happens when half of it is here."""

    def __init__(self, then: Callable[[], object], sound: bytes = OGG) -> None:
        super().__init__(sound)
        self.then, self.count = then, 0

    def read(self, size: int | None = -1) -> bytes:
        self.count += 1
        if self.count == 2:
            self.then()
            return super().read(size)
        return super().read(len(OGG) // 2)


def speak_slowly(prepared: Prepared, sound: io.BytesIO, piece: str = "") -> HttpResponse:
    headers = {"X-Id": piece or str(uuid4()), "Accept": "application/json"}
    more = {"wsgi.input": sound, "CONTENT_LENGTH": str(len(OGG))}
    return Client().generic(
        "POST", address(prepared), b"", content_type="audio/ogg", headers=headers, **more
    )


def test_a_link_that_ends_while_a_sound_is_on_its_way_keeps_nothing_and_says_so(
    prepared: Prepared, alice: User
) -> None:
    answer = speak_slowly(prepared, Meanwhile(lambda: end_link(prepared.link, by=alice)))

    assert answer.status_code == 410
    assert answer.json()["error"].startswith("This link has ended.")
    assert not Fragment.objects.exists()
    assert not Attachment.objects.exists()


def test_a_second_try_is_kept_while_the_first_breaks_off(prepared: Prepared) -> None:
    piece, second = str(uuid4()), []
    first = Meanwhile(lambda: second.append(speak(prepared, piece=piece)), OGG[: len(OGG) // 2])

    broken = speak_slowly(prepared, first, piece)

    assert (broken.status_code, second[0].status_code) == (400, 200)
    assert Attachment.objects.get().fragment == Fragment.objects.get()


def test_a_first_try_that_breaks_off_leaves_no_piece_for_the_second_to_meet(
    prepared: Prepared,
) -> None:
    pieces: list[int] = []
    slow = Meanwhile(lambda: pieces.append(Fragment.objects.count()))

    answer = speak_slowly(prepared, slow)

    assert (pieces, answer.status_code) == ([0], 200)


def test_only_the_page_that_records_may_ask_for_the_microphone(prepared: Prepared) -> None:
    now = Client().get(reverse("landing:now", args=[prepared.secret]))
    voice = Client().get(address(prepared))

    assert "microphone=()" in now.headers["Permissions-Policy"]
    assert "microphone=(self)" in voice.headers["Permissions-Policy"]


def test_no_log_line_holds_the_secret(
    prepared: Prepared, alice: User, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        speak(prepared)
        speak(prepared, b"no sound at all")
        Client(enforce_csrf_checks=True).post(reverse("landing:keep", args=[prepared.secret]))
        Client().post(reverse("landing:keep", args=[prepared.secret]), {"word": "nothing of ours"})
        Client().get(reverse("landing:now", args=[prepared.secret]))
        end_link(prepared.link, by=alice)

    said = "\n".join(map(JSONFormatter().format, caplog.records))
    assert "landing:now" in said
    assert "403 at landing:keep" in said
    assert prepared.secret not in said
