"""Every column is classified, what is called sealed is sealed, and no word lies beside it."""

import pytest
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection, models

from accounts.models import User
from encryption.fields import BoxField, RevisionField, SealedField, SlotField, WrappedField
from encryption.models import SealedRow
from tests.house.fields import CLASSES, DECLARED, columns, tables
from tests.journal.conftest import *  # noqa: F403

OPENS_WITH_A_KEY = (SealedField, SlotField, WrappedField)
MAY_HOLD_WORDS = (
    *(models.CharField, models.TextField, models.JSONField, models.BinaryField),
    *(models.FileField, ArrayField, models.GenericIPAddressField),
)
MODELS = tables()
SEALED_ROWS = {label: model for label, model in MODELS.items() if issubclass(model, SealedRow)}
CURATED = {"practices.PracticeVersion"}  # its people are curators
OF_REMINDERS = {f"reminders.{m}" for m in ("ReminderSettings", "WordsToSend", "PushPlace")}
OF_A_CLIENT = {
    label: model
    for label, model in MODELS.items()
    if model._meta.app_label in {"journal", "practices"}
    and label not in CURATED
    and any(field.related_model is User for field in model._meta.concrete_fields)
}


def test_every_table_is_declared_and_no_other() -> None:
    assert set(DECLARED) == set(MODELS)


@pytest.mark.parametrize("label", MODELS)
def test_every_column_is_in_one_class(label: str) -> None:
    declared = [name for kind in CLASSES for name in DECLARED[label][kind]]

    assert sorted(declared) == sorted(field.name for field in MODELS[label]._meta.concrete_fields)
    assert set(DECLARED[label]) <= set(CLASSES)


@pytest.mark.parametrize("label", MODELS)
def test_what_is_called_sealed_is_and_what_is_sealed_is_called_so(label: str) -> None:
    fields = MODELS[label]._meta.concrete_fields
    sealed = {f.name for f in fields if isinstance(f, BoxField | WrappedField)}

    assert {field.name for field in columns(MODELS[label], "sealed")} == sealed
    assert all(isinstance(f, OPENS_WITH_A_KEY) for f in columns(MODELS[label], "sealed"))


def test_the_rows_that_are_sealed_are_those_we_think() -> None:
    of_people = {"accounts.Preferences", "accounts.HeldWords"}

    assert set(SEALED_ROWS) == set(OF_A_CLIENT) | of_people | OF_REMINDERS
    assert len(OF_A_CLIENT) == 23


@pytest.mark.parametrize("label", sorted({*SEALED_ROWS, *OF_A_CLIENT}))
def test_no_column_beside_a_sealed_one_can_hold_a_word(label: str) -> None:
    wordy = [
        field.name
        for field in MODELS[label]._meta.concrete_fields
        if isinstance(of_one(field), MAY_HOLD_WORDS)
        and not isinstance(field, WrappedField)
        and not field.choices
    ]

    assert wordy == []


def of_one(field: models.Field) -> models.Field:
    """A list may hold what one of its values may: a list of days holds no word."""
    return field.base_field if isinstance(field, ArrayField) else field


@pytest.mark.parametrize("label", sorted(SEALED_ROWS))
def test_each_sealed_document_has_its_slot_and_its_revision(label: str) -> None:
    sealed = [f for f in columns(MODELS[label], "sealed") if isinstance(f, SealedField)]

    assert len(sealed) >= 1
    for field in sealed:
        assert isinstance(MODELS[label]._meta.get_field(field.slot), SlotField)
        assert isinstance(MODELS[label]._meta.get_field(field.revision), RevisionField)
        assert field.subject == "client_id"


LEFT_BEHIND = {
    *("audit.Event.subject", "audit.Event.actor", "audit.ChainHead.subject"),  # an opaque id
    "sessions.Session.session_data",  # the number of an account that is gone; opens nothing
}


@pytest.mark.django_db
def test_erasing_a_client_leaves_nothing_personal_of_them_in_any_table(
    client_for, alice, share, draft, session
) -> None:
    marks = marks_of(alice)
    client_for(alice).get("/journal/")
    before = holding(marks)

    call_command("erase_client", str(alice.public_id), "--yes", verbosity=0)

    assert {
        "accounts.User.email",
        "journal.Entry.client",
        "sessions.Session.session_data",
    } <= before
    assert holding(marks) <= LEFT_BEHIND


def marks_of(person: User) -> list[str]:
    """What would point at a person: how they are reached, what they are called, who they are."""
    log_in = f"'_auth_user_id': '{person.pk}'"
    return [person.email, person.name, str(person.public_id), log_in]


def holding(marks: list[str]) -> set[str]:
    """Every personal column that holds one of these, sessions opened."""
    found = set()
    for label, model in MODELS.items():
        for field in columns(model, "personal"):
            if any(mark in said for mark in marks for said in values(model, field)):
                found.add(f"{label}.{field.name}")
    return found


def values(model: type[models.Model], field: models.Field) -> list[str]:
    quoted = connection.ops.quote_name
    table, column = quoted(model._meta.db_table), quoted(field.column)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column}::text FROM {table} WHERE {column} IS NOT NULL")
        said = [value for (value,) in cursor.fetchall()]
    is_session = field.name == "session_data"
    return [str(SessionStore().decode(one)) for one in said] if is_session else said
