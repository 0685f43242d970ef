"""The mail: the same for everybody, naming nothing, with two links and one-click headers."""

import re
from email.message import EmailMessage

import pytest

from accounts.models import User
from reminders.actions import send_due
from reminders.links import reminder_of
from tests.reminders.conftest import make_due, make_reminder

FORBIDDEN = (
    "ketamin|therap|session|journ|treat|medic|heal|trauma|clinic|client|patient|practice|breath|"
    "meditat|feel|mood|anx|sad|pain|body|alice|charlie|nora|example.org|overdue|miss|streak|should|!"
)


def read(mail: EmailMessage) -> str:
    body: str = mail.get_content()
    return body


@pytest.fixture
def mails(alice: User, charlie: User, mailbox: list[EmailMessage]) -> list[EmailMessage]:
    """Return what alice and charlie get."""
    for person in (alice, charlie):
        make_due(make_reminder(person))
    send_due()
    return mailbox


def test_nothing_in_it_names_anything(mails: list[EmailMessage]) -> None:
    for mail in mails:
        said = f"{mail['Subject']}\n{re.sub('https?://[^ ]+', '', read(mail))}"
        assert re.findall(FORBIDDEN, said, re.IGNORECASE) == []


def test_its_links_name_nothing_but_reminders(mails: list[EmailMessage]) -> None:
    links = [re.sub(r"t=[0-9a-f]{32}\d{8}\.[\w-]+", "t=", link) for link in links_of(mails[0])]

    assert links == [
        "http://localhost:8000/reminders/",
        "http://localhost:8000/reminders/later/?t=",
    ]


def test_everybody_gets_the_same_words(mails: list[EmailMessage]) -> None:
    first, second = (re.sub(r"t=\S+", "t=", read(mail)) for mail in mails)

    assert first == second
    assert {mail["Subject"] for mail in mails} == {"A quiet moment, if you want it"}
    assert {mail["From"] for mail in mails} == {"Journal <journal@localhost>"}


def test_only_the_person_is_written_to(mails: list[EmailMessage]) -> None:
    assert sorted(mail["To"] for mail in mails) == ["alice@example.org", "charlie@example.org"]
    assert {name.lower() for mail in mails for name in mail} == {
        "auto-submitted",
        "content-transfer-encoding",
        "content-type",
        "date",
        "from",
        "list-unsubscribe",
        "list-unsubscribe-post",
        "message-id",
        "mime-version",
        "subject",
        "to",
    }


def test_the_one_click_headers_carry_a_token_of_their_own(mails: list[EmailMessage]) -> None:
    for mail in mails:
        in_the_text = links_of(mail)[1].partition("?t=")[2]
        address = mail["List-Unsubscribe"].strip()
        assert address.startswith("<http://localhost:8000/reminders/unsubscribe/?t=")
        assert reminder_of(address.partition("?t=")[2].rstrip(">")) is not None
        assert reminder_of(in_the_text) is None
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_it_is_plain_text_without_anything_to_fetch(mails: list[EmailMessage]) -> None:
    assert {mail.get_content_type() for mail in mails} == {"text/plain"}
    assert not any(re.search("<|img|http.*(png|gif)", read(mail)) for mail in mails)


def links_of(mail: EmailMessage) -> list[str]:
    return re.findall(r"https?://\S+", read(mail))
