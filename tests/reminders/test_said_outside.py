"""Whatever leaves the log-in, by any way: no forbidden word, and the same for everybody."""

import json
import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from accounts.models import User
from reminders.actions import pause_all, send_due, stop_reminder
from reminders.actions.choosing import make_feed
from reminders.choices import choices_of
from reminders.emails import neutral_line, neutral_subject
from reminders.links import later_token, pausing_token
from reminders.models import Occurrence, Reminder
from tests.reminders.conftest import make_due, make_reminder

ROOT = Path(settings.BASE_DIR)
KINDS = Reminder.Kind.values
# What tells of a medicine, of care, of a feeling, of a body, of a person; and what pushes.
FORBIDDEN = (
    r"ketamin|esketamin|psychedel|substance|\bdrug|\bdos(e|ing|age)|infusion|lozenge|medic|clinic|"
    r"therap|counsel|psych|patient|client|treat|session|journey|ceremon|integrat|heal|recover|"
    r"trauma|symptom|diagnos|disorder|depress|anx|panic|suicid|crisis|grief|griev|pain|\bill(ness)?\b|"
    r"\bmood|feel|emotion|\bsad|\bafraid|\bangry|\bbody|breath|meditat|practic|exercise|intention|"
    r"\bentr(y|ies)|\bdiary|overdue|miss(ed|ing)?\b|streak|\bshould\b|\bmust\b|don.t forget|"
    r"\bfail|\blate\b|urgent|\bdays? in a row|you haven|alice|charlie|nora|example\.org|!"
)
NAME = "Journal"  # the sender's, and the application's


def forbidden_in(said: str) -> list[str]:
    without_links = re.sub(r"https?://\S+", "", said)
    return [match.group() for match in re.finditer(FORBIDDEN, without_links, re.IGNORECASE)]


def words_of(page: str) -> str:
    """What a page says: its title and its main part, without the frame and the marks."""
    title, main = re.search(
        r"<title>(.*?)</title>.*?<main.*?>(.*)</main>", page, re.DOTALL
    ).groups()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", f"{title} {main}"))


@pytest.mark.parametrize("said", ["Your session", "You missed it", "Now!", "Ketamine", "MEDITATE"])
def test_the_search_finds_what_it_looks_for(said: str) -> None:
    assert forbidden_in(said)


@pytest.mark.parametrize("kind", KINDS)
def test_a_mail_of_any_kind_says_nothing_and_the_same_to_everybody(
    alice: User, charlie: User, mailbox: list[EmailMessage], kind: str
) -> None:
    for person in (alice, charlie):
        make_due(make_reminder(person, kind=kind))
    send_due()

    one, other = mailbox
    for mail in mailbox:
        assert forbidden_in(f"{mail['Subject']}\n{mail.get_content()}") == []
        assert mail["Subject"] == neutral_subject()
        assert mail.get_content().splitlines()[0] == neutral_line()
    same = [re.sub(r"t=\S+", "t=", mail.get_content()) for mail in (one, other)]
    assert same[0] == same[1]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_in_no_language_do_the_neutral_words_name_anything(language: str) -> None:
    with override(language):
        assert forbidden_in(f"{neutral_subject()} {neutral_line()}") == []


def test_a_notification_says_what_the_mail_says() -> None:
    worker = (ROOT / "static/js/service-worker.js").read_text()
    push = worker[worker.index('addEventListener("push"') :]
    title, body = re.findall(r'showNotification\("([^"]+)"|body: "([^"]+)"', push)

    assert title[0] == neutral_subject()
    assert neutral_line() == f"{title[0]}. {body[1]}"
    assert "event.data" not in push
    assert forbidden_in(" ".join(re.findall(r'"([^"]*)"', push))) == []


def test_what_a_phone_calls_it_says_nothing() -> None:
    manifest = json.loads((ROOT / "static/manifest.webmanifest").read_text())

    assert manifest["name"] == manifest["short_name"] == NAME
    assert "description" not in manifest
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        assert (ROOT / icon["src"].lstrip("/")).is_file()


def test_the_calendar_says_nothing(alice: User) -> None:
    for kind in KINDS:
        make_reminder(alice, kind=kind)
    make_feed(by=alice)
    secret = choices_of(alice).document.feed_secret

    answer = Client().get(reverse("reminders:feed", args=[secret]))

    assert forbidden_in(answer.content.decode()) == []
    assert forbidden_in(answer["Content-Disposition"]) == []


@pytest.mark.parametrize("state", ["new", "moved", "enough", "quiet", "paused", "stopped", "old"])
def test_the_pages_a_mail_leads_to_say_nothing_however_things_stand(
    alice: User, evening: Reminder, state: str
) -> None:
    row = make_due(evening)
    send_due()
    rows = Occurrence.objects.filter(pk=row.pk)
    closed = {"state": "skipped", "sent_at": None, "snoozed": 1}
    if state == "moved":
        rows.update(state="planned", ready_at=row.due_at, sent_at=None, snoozed=1)
    elif state in {"enough", "quiet"}:
        rows.update(**closed, skipped_because=state)
    elif state == "paused":
        pause_all(client=alice)
    elif state == "stopped":
        stop_reminder(by=alice, reminder=evening)
    elif state == "old":
        rows.delete()

    later = {"t": later_token(evening.public_id, row.local_date)}
    pause = {"t": pausing_token(evening.public_id)}

    for name, query in (("later", later), ("pause", pause)):
        page = Client().get(reverse(f"reminders:{name}"), query).content.decode()
        assert forbidden_in(words_of(page)) == []


def test_what_stands_on_their_own_pages_says_no_more() -> None:
    for partial in ("_today", "_ask"):
        said = re.sub(r"<[^>]+>|{[%#].*?[%#]}", " ", template_text(partial))
        assert forbidden_in(said) == []
    assert render_to_string("reminders/_today.html", {"said": None}).strip() == ""


def template_text(partial: str) -> str:
    text = (ROOT / f"templates/reminders/{partial}.html").read_text()
    said = re.findall(r'{% (?:translate|blocktranslate)[^"\']*["\'](.+?)["\'] ?%}', text)
    assert said
    return " ".join(said)
