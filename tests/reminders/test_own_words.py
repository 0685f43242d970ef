"""How reminders reach a person: the way, the hours, words of their own, and who can open them."""

from datetime import time
from email.message import EmailMessage

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from accounts.models import User
from encryption.errors import Unreadable
from encryption.keys import destroy_reminders_key
from encryption.readers import owner_reader, reminders_reader
from reminders.actions import send_due
from reminders.actions.choosing import make_feed
from reminders.choices import choices_of
from reminders.models import Occurrence, Reminder, ReminderSettings, WordsToSend
from reminders.wording import Words, on_one_line, words_to_send
from tests.conftest import ClientFor
from tests.reminders.conftest import make_due, make_reminder

SETTINGS = reverse("reminders:settings")
FILLED = {
    "way": "email",
    "quiet_from": "22:00",
    "quiet_to": "08:00",
    "day_ends_at": "03:00",
    "subject": "The blue cup",
    "line": "Two breaths by the window.",
}


@pytest.fixture
def written(alice: User, client_for: ClientFor) -> User:
    """Return alice, after she wrote words of her own."""
    answer = client_for(alice).post(SETTINGS, FILLED)
    assert answer.url == SETTINGS
    return alice


def mail_to(person: User, mailbox: list[EmailMessage]) -> EmailMessage:
    make_due(make_reminder(person))
    send_due()
    return mailbox[-1]


def stored_document() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT document FROM reminders_remindersettings")
        return bytes(cursor.fetchone()[0])


def broken_document() -> bytes:
    """Let a disk have changed one byte of it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reminders_remindersettings"
            " SET document = set_byte(document, 40, (get_byte(document, 40) + 1) % 256)"
        )
    return stored_document()


def rows_as_text() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM reminders_wordstosend t")
        said = [text for (text,) in cursor.fetchall()]
        cursor.execute("SELECT t::text FROM reminders_remindersettings t")
        return "".join(said + [text for (text,) in cursor.fetchall()])


def test_own_words_come_by_mail_and_nothing_else_changes(
    written: User, charlie: User, mailbox: list[EmailMessage]
) -> None:
    own, neutral = mail_to(written, mailbox), mail_to(charlie, mailbox)

    assert own["Subject"] == "The blue cup"
    assert own.get_content().splitlines()[0] == "Two breaths by the window."
    assert neutral["Subject"] == "A quiet moment, if you want it"
    rest = [mail.get_content().split("\n", 1)[1].split("?t=")[0] for mail in (own, neutral)]
    assert rest[0] == rest[1]


def test_they_are_sealed_twice_and_stand_in_no_column(written: User) -> None:
    assert choices_of(written).document.words == Words("The blue cup", "Two breaths by the window.")
    assert words_to_send(written.public_id) == choices_of(written).document.words
    assert "blue" not in rows_as_text()
    assert "626c7565" not in rows_as_text()  # the same, as a dump writes bytes


def test_the_reader_that_sends_opens_those_words_and_nothing_else(
    written: User, charlie: User
) -> None:
    sender = reminders_reader(written.public_id)
    row, own = WordsToSend.objects.get(), ReminderSettings.objects.get(client=written)

    assert row.open_for(sender)["subject"] == "The blue cup"
    with pytest.raises(Unreadable):
        own.open_for(sender)
    with pytest.raises(Unreadable):
        row.open_for(owner_reader(written.public_id))
    with pytest.raises(Unreadable):
        reminders_reader(charlie.public_id)


def test_words_that_do_not_open_are_sent_as_neutral_ones(
    written: User, mailbox: list[EmailMessage], caplog: pytest.LogCaptureFixture
) -> None:
    destroy_reminders_key(written.public_id)

    assert mail_to(written, mailbox)["Subject"] == "A quiet moment, if you want it"
    assert "do not open" in caplog.text
    assert "blue" not in caplog.text


def test_taking_them_away_leaves_nothing_to_open(
    written: User, client_for: ClientFor, mailbox: list[EmailMessage]
) -> None:
    client_for(written).post(SETTINGS, FILLED | {"subject": "", "line": " "})

    assert WordsToSend.objects.count() == 0
    assert mail_to(written, mailbox)["Subject"] == "A quiet moment, if you want it"


@pytest.mark.parametrize(
    "said",
    [
        "Tea\r\nBcc: everyone@example.org",
        "Tea\nBcc: everyone@example.org",
        "Tea\u2028Bcc: everyone@example.org",
        "Tea\u0085Bcc: everyone@example.org",
        "Tea\x0bBcc: everyone@example.org",
    ],
)
def test_no_words_become_a_header(
    alice: User, client_for: ClientFor, mailbox: list[EmailMessage], said: str
) -> None:
    client_for(alice).post(SETTINGS, FILLED | {"subject": said})

    mail = mail_to(alice, mailbox)

    assert mail["Subject"] == "Tea Bcc: everyone@example.org"
    assert mail["Bcc"] is None
    assert mail["To"] == "alice@example.org"


def test_a_box_that_was_written_by_other_means_is_put_on_one_line_too(
    written: User, mailbox: list[EmailMessage]
) -> None:
    row = WordsToSend.objects.get()
    words = Words("Tea\r\nBcc: everyone@example.org", "One\n\nhttps://elsewhere.example")
    row.seal_for(reminders_reader(written.public_id), words.as_json())
    row.save()

    mail = mail_to(written, mailbox)

    assert mail["Bcc"] is None
    assert mail.get_content().splitlines()[0] == "One https://elsewhere.example"


def test_marks_that_show_nothing_fall_out_and_scripts_stay_whole() -> None:
    assert on_one_line("a\u202eb\u2066c\ufeff\u200bd\x00") == "abcd"
    assert on_one_line("  چای  می‌خورم 👩‍🌾 ") == "چای می‌خورم 👩‍🌾"


@pytest.mark.parametrize(("field", "length"), [("subject", 61), ("line", 121)])
def test_words_that_are_too_long_are_shown_again_and_not_kept(
    alice: User, client_for: ClientFor, field: str, length: int
) -> None:
    answer = client_for(alice).post(SETTINGS, FILLED | {field: "w" * length})

    assert answer.status_code == 422
    assert "w" * length in answer.content.decode()
    assert not ReminderSettings.objects.exists()


def test_changed_hours_hold_for_every_reminder(
    alice: User, charlie: User, client_for: ClientFor
) -> None:
    ours, theirs = make_reminder(alice), make_reminder(charlie)

    client_for(alice).post(SETTINGS, FILLED)

    ours.refresh_from_db()
    theirs.refresh_from_db()
    assert (ours.quiet_from, ours.quiet_to, ours.day_ends_at) == (time(22), time(8), time(3))
    assert theirs.quiet_from is None


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"way": ""}, "way"),
        ({"way": "pigeon"}, "way"),
        ({"quiet_to": ""}, "quiet_to"),
        ({"quiet_from": ""}, "quiet_from"),
        ({"quiet_to": "22:00"}, "quiet_to"),
        ({"day_ends_at": "12:00"}, "day_ends_at"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field_and_changes_nothing(
    alice: User, client_for: ClientFor, fields: dict[str, str], where: str
) -> None:
    answer = client_for(alice).post(SETTINGS, FILLED | fields)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [where]
    assert not ReminderSettings.objects.exists()


def test_both_hours_empty_means_no_quiet_hours(alice: User, client_for: ClientFor) -> None:
    client_for(alice).post(SETTINGS, FILLED | {"quiet_from": "", "quiet_to": ""})

    row = ReminderSettings.objects.get()
    assert (row.quiet_from, row.quiet_to) == (None, None)


def test_the_page_shows_what_was_kept_and_what_comes(written: User, client_for: ClientFor) -> None:
    page = client_for(written).get(SETTINGS).content.decode()

    for said in ("The blue cup", "Two breaths by the window.", "22:00", "Journal &lt;journal@"):
        assert said in page


def test_nobody_elses_page_shows_them(written: User, charlie: User, client_for: ClientFor) -> None:
    assert "blue" not in client_for(charlie).get(SETTINGS).content.decode()


def test_only_here_sends_nothing_and_is_said_on_the_page(
    written: User, client_for: ClientFor, mailbox: list[EmailMessage]
) -> None:
    client_for(written).post(SETTINGS, FILLED | {"way": "in-app"})
    make_due(make_reminder(written))

    assert send_due() == 1

    assert mailbox == []
    assert Occurrence.objects.get().state == "sent"


def test_erasing_takes_the_words_and_their_key(written: User) -> None:
    call_command("erase_client", str(written.public_id), "--yes", verbosity=0)

    assert not WordsToSend.objects.exists()
    assert not Reminder.objects.exists()
    with pytest.raises(Unreadable):
        reminders_reader(written.public_id)


def test_when_the_settings_do_not_open_everything_else_can_be_changed_and_the_calendar_stopped(
    written: User, client_for: ClientFor
) -> None:
    make_feed(by=written)
    before = broken_document()
    browser = client_for(written)

    assert "cannot be opened just now" in browser.get(SETTINGS).content.decode()
    browser.post(reverse("reminders:feed-stop"))
    browser.post(reverse("reminders:feed-make"))
    browser.post(SETTINGS, FILLED | {"way": "in-app", "line": "Another line."})

    row = ReminderSettings.objects.get()
    assert (row.way, row.feed_digest, row.feed_made_at) == ("in-app", None, None)
    assert stored_document() == before
    assert words_to_send(written.public_id).line == FILLED["line"]
    for page in ("journal:today", "practices:plan"):
        assert browser.get(reverse(page)).status_code == 200
