"""Look at one, say what it is, put it away, bring it back, erase it: row, key and file."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.models import Event
from encryption.capture import capture_writer, ensure_capture_key
from journal.access import reader_of
from journal.actions.attaching import attach
from journal.actions.entries import trash_entry
from journal.actions.keeping import erase, put_away
from journal.actions.sessions import trash_session
from journal.actions.trash import empty_trash
from journal.attachments import path_of, sweep
from journal.models import Attachment, Entry, Session
from journal.queries_attachments import attachments_of, opened_attachment
from lifecycle.actions.erasing import erase_client
from tests.conftest import ClientFor
from tests.journal.conftest import remember
from tests.journal.things import DRAWING, a_photo, a_recording, address, attached, content_of

pytestmark = pytest.mark.usefixtures("media")


@pytest.fixture
def photo(entry: Entry) -> Attachment:
    return attached(entry, a_photo(), title="the lake", name="IMG_0001.jpg")


def kept_at(client: User, **where: Any) -> Attachment:
    reader, sound = reader_of(client), iter([a_recording(5_000)])
    return attach(sound, writer=reader, client=client, **where)


def is_on_the_disk(attachment: Attachment) -> bool:
    return path_of(attachment.public_id).exists()


def test_its_page_shows_it_with_its_words_and_who_sees_it(
    alice: User, photo: Attachment, client_for: ClientFor
) -> None:
    page = client_for(alice).get(address(photo)).content.decode()

    for words in ("the lake", "Only you", address(photo, "-file"), 'alt="the lake"'):
        assert words in page


def test_a_drawing_is_shown_as_lines(alice: User, entry: Entry, client_for: ClientFor) -> None:
    drawn = attached(entry, DRAWING, kind="drawing", description="a wave")

    page = client_for(alice).get(address(drawn)).content.decode()

    assert 'class="ink-moss nib-2"' in page
    assert "a wave</desc>" in page


def test_words_for_it_are_kept(alice: User, photo: Attachment, client_for: ClientFor) -> None:
    words = {"title": "the pier", "description": "planks, fog", "revision": 1}

    answer = client_for(alice).post(address(photo, "-edit"), words)

    [line] = attachments_of(entry=photo.entry)
    assert answer["Location"] == address(photo)
    assert (line.title, line.description) == ("the pier", "planks, fog")
    assert line.document.file_name == "IMG_0001.jpg"


def test_words_written_elsewhere_meanwhile_are_not_lost(
    alice: User, photo: Attachment, client_for: ClientFor
) -> None:
    browser, words = client_for(alice), {"title": "mine", "description": "", "revision": 1}
    browser.post(address(photo, "-edit"), words | {"title": "theirs"})

    answer = browser.post(address(photo, "-edit"), words)

    page = answer.content.decode()
    assert (answer.status_code, "mine" in page, "theirs" in page) == (409, True, True)
    assert 'name="revision" value="2"' in page


def test_too_many_words_are_refused(alice: User, photo: Attachment, client_for: ClientFor) -> None:
    words = {"title": "x" * 201, "description": "", "revision": 1}

    assert client_for(alice).post(address(photo, "-edit"), words).status_code == 422
    assert opened_attachment(photo, reader_of(alice)).title == "the lake"


def test_from_the_trash_it_comes_back_or_goes_for_good(
    alice: User,
    photo: Attachment,
    client_for: ClientFor,
    django_capture_on_commit_callbacks: Any,
) -> None:
    browser, listed = client_for(alice), "/journal/trash/"

    browser.post(address(photo, "-trash"))
    assert attachments_of(entry=photo.entry) == []
    assert "the lake" in browser.get(listed).content.decode()
    browser.post(address(photo, "-restore"))
    assert [line.title for line in attachments_of(entry=photo.entry)] == ["the lake"]

    browser.post(address(photo, "-trash"))
    assert "the lake" in browser.get(address(photo, "-erase")).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(address(photo, "-erase"))

    assert (Attachment.objects.count(), is_on_the_disk(photo)) == (0, False)
    events = Event.objects.filter(object_id=str(photo.public_id)).order_by("sequence")
    assert list(events.values_list("action", flat=True)) == [
        "trashed",
        "restored",
        "trashed",
        "erased",
    ]


def test_an_erasure_that_is_taken_back_keeps_the_file(alice: User, photo: Attachment) -> None:
    put_away(photo, by=alice)

    with transaction.atomic():
        erase(photo, by=alice)
        transaction.set_rollback(True)

    assert (Attachment.objects.count(), is_on_the_disk(photo)) == (1, True)


def test_files_go_with_what_they_belong_to(
    alice: User, entry: Entry, session: Session, django_capture_on_commit_callbacks: Any
) -> None:
    piece = remember(session)
    with_entry, with_session = kept_at(alice, entry=entry), kept_at(alice, session=session)
    with_piece = kept_at(alice, fragment=piece)
    with_layer = kept_at(alice, fragment=remember(session, builds_on=piece))
    stays = kept_at(alice, entry=entry, session=session)

    put_away(piece, by=alice)
    with django_capture_on_commit_callbacks(execute=True):
        erase(piece, by=alice)
    assert [*map(is_on_the_disk, (with_piece, with_layer, with_session))] == [False, False, True]

    trash_session(session, by=alice)
    with django_capture_on_commit_callbacks(execute=True):
        erase(session, by=alice)
    assert [*map(is_on_the_disk, (with_session, stays, with_entry))] == [False, True, True]

    trash_entry(entry, by=alice)
    with django_capture_on_commit_callbacks(execute=True):
        erase(entry, by=alice)
    assert [*map(is_on_the_disk, (stays, with_entry))] == [False, False]


def test_after_thirty_days_the_trash_is_emptied_with_its_files(
    alice: User, photo: Attachment, django_capture_on_commit_callbacks: Any
) -> None:
    put_away(photo, by=alice)
    Attachment.objects.update(trashed_at=timezone.now() - timedelta(days=31))

    with django_capture_on_commit_callbacks(execute=True):
        assert empty_trash() == 1

    assert not is_on_the_disk(photo)


def test_erasing_a_person_erases_their_files(
    alice: User,
    charlie: User,
    photo: Attachment,
    session: Session,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erase_client(alice, by=None)

    assert not is_on_the_disk(photo)


def test_the_sweep_takes_what_no_row_knows_after_a_day_and_nothing_else(
    photo: Attachment, media: Path
) -> None:
    orphan, broken_off = path_of(uuid4()), media / "waiting-x1y2"
    for path in (orphan, broken_off):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"noise")

    assert sweep(timezone.now()) == 0
    assert sweep(timezone.now() + timedelta(days=2)) == 2
    assert (orphan.exists(), broken_off.exists(), is_on_the_disk(photo)) == (False, False, True)


def test_what_a_link_brought_opens_for_its_owner_alone(alice: User, session: Session) -> None:
    ensure_capture_key(alice.public_id)
    writer, piece = capture_writer(alice.public_id), remember(session)

    kept = attach(iter([a_recording(5_000)]), by=None, writer=writer, client=alice, fragment=piece)

    assert kept.is_captured
    assert [line.kind for line in attachments_of(fragment=piece)] == ["recording"]
    assert content_of(kept) == a_recording(5_000)


def test_one_that_does_not_open_hides_none_of_the_others(
    alice: User, entry: Entry, photo: Attachment, client_for: ClientFor
) -> None:
    broken = attached(entry, DRAWING, kind="drawing")
    path_of(broken.public_id).write_bytes(b"noise")

    page = client_for(alice).get(address(broken)).content.decode()

    assert "could not be opened just now" in page
    assert [line.name for line in attachments_of(entry=entry)] == ["the lake", "A drawing"]


def test_names_and_keys_show_nowhere(photo: Attachment, alice: User, media: Path) -> None:
    document = opened_attachment(photo, reader_of(alice))
    path = path_of(photo.public_id)

    assert document.key not in repr(document)
    assert path.relative_to(media) == Path(photo.public_id.hex[:2]) / str(photo.public_id)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.parametrize("whole", [False, True])
def test_an_operator_learns_which_file_is_gone_or_cut(
    alice: User, entry: Entry, photo: Attachment, whole: bool
) -> None:
    call_command("verify_attachments", whole=whole)
    cut = attached(entry, a_recording())
    path_of(cut.public_id).write_bytes(path_of(cut.public_id).read_bytes()[:-1])
    told = io.StringIO()

    with pytest.raises(CommandError, match="1 files opened, 1 unreadable"):
        call_command("verify_attachments", whole=whole, stderr=told)

    assert told.getvalue() == f"unreadable: {cut}\n"
