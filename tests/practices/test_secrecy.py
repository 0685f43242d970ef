"""What a thief of the database would learn: that there is a row, whose, and when. Nothing more."""

import pytest
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from encryption.errors import Unreadable
from encryption.keys import ensure_client_key
from encryption.readers import owner_reader
from practices.actions.log import note_log, rate_log
from practices.actions.plan import add_to_plan, edit_planned
from practices.actions.reminders import edit_reminder
from practices.documents import How
from practices.models import PlannedPractice, Practice, PracticeLog
from tests.conftest import ClientFor
from tests.practices.conftest import EVENING

CANARY = "the heron stood in the reeds"
PRIVATE_TABLES = [
    "practices_plannedpractice",
    "practices_practicelog",
    "reminders_reminder",
    "(SELECT * FROM audit_event WHERE kind <> 'practice')",  # those are the catalogue's own
    "django_session",
]


def raw_rows() -> bytes:
    """Return every column of every private row, as PostgreSQL holds it."""
    found = []
    with connection.cursor() as cursor:
        for table in PRIVATE_TABLES:
            cursor.execute(f"SELECT t.*, t::text FROM {table} t")
            found += [value for row in cursor.fetchall() for value in row]
    return b"\n".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for value in found
    )


@pytest.fixture
def full_life(planned: PlannedPractice, logged: PracticeLog, alice: User) -> None:
    """Plant a choice, own words, an answer, a note and a reminder."""
    edit_planned(planned, CANARY, revision=1, by=alice)
    rate_log(logged, How.WORSE, by=alice)
    note_log(logged, CANARY, done_on=logged.done_on, revision=2, by=alice)
    edit_reminder(planned, EVENING, by=alice)


def test_raw_columns_tell_neither_words_nor_choice(
    full_life: None, looking_around: Practice, alice: User
) -> None:
    rows = raw_rows()

    assert str(alice.public_id).encode() in rows  # the rows were really looked at
    for secret in (
        CANARY.encode(),
        CANARY.encode().hex().encode(),
        b"worse",
        b"looking-around",
        b"Looking around",
        str(looking_around.public_id).encode(),
        looking_around.public_id.bytes,
        looking_around.public_id.hex.encode(),
    ):
        assert secret not in rows


def test_two_who_chose_the_same_do_not_look_alike(
    planned: PlannedPractice, alice: User, charlie: User, looking_around: Practice
) -> None:
    other = add_to_plan(looking_around, by=charlie)

    boxes = PlannedPractice.objects.filter(pk__in=[planned.pk, other.pk])
    assert len({row.document.box for row in boxes}) == 2
    assert len({len(row.document.box) for row in boxes}) == 1


def test_a_long_and_a_short_choice_have_the_same_size(
    planned: PlannedPractice, alice: User
) -> None:
    short = len(PlannedPractice.objects.get().document.box)

    edit_planned(planned, "evenings", revision=1, by=alice)

    assert len(PlannedPractice.objects.get().document.box) == short


def test_another_person_opens_nothing(planned: PlannedPractice, charlie: User) -> None:
    ensure_client_key(charlie.public_id)

    with pytest.raises(Unreadable):
        planned.open_for(owner_reader(charlie.public_id))


def test_dumpdata_and_repr_say_sealed(full_life: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("dumpdata", "practices.plannedpractice", "practices.practicelog")

    dump = capsys.readouterr().out
    assert dump.count('"document": "<sealed>"') == 2
    assert CANARY not in dump


def test_no_page_title_names_what_it_is_about(
    full_life: None, planned: PlannedPractice, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)
    log = PracticeLog.objects.get()
    pages = [
        "/practices/",
        "/practices/catalogue/looking-around/",
        "/practices/plan/",
        f"/practices/plan/{planned.public_id}/edit/",
        f"/practices/plan/{planned.public_id}/reminder/",
        "/practices/log/",
        f"/practices/log/{log.public_id}/",
        f"/practices/log/{log.public_id}/how/",
    ]

    answers = [browser.get(page).content.decode() for page in pages]

    titles = {page.split("<title>")[1].split("</title>")[0] for page in answers}
    assert titles == {
        "Practices · Journal",
        "Practice · Journal",
        "Plan · Journal",
        "Reminder · Journal",
        "Log · Journal",
    }


def test_what_the_browser_is_told_in_passing_names_no_practice(
    looking_around: Practice, alice: User, client_for: ClientFor
) -> None:
    browser = client_for(alice)

    answer = browser.post("/practices/plan/add/", {"practice": "looking-around"})

    said = answer.headers.get("Location", "") + answer.cookies.output()
    assert "messages" in said
    assert "ooking" not in said
