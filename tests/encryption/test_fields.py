"""Sealed columns refuse every way round `seal_for` and `open_for`."""

import copy
import json
import pickle
from collections.abc import Callable

import pytest
from django import forms
from django.contrib.admin.utils import display_for_field
from django.core import serializers
from django.core.cache import cache
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.core.serializers.base import DeserializationError
from django.db import ProgrammingError, connection, transaction
from django.db.models import Count, F, Max, Value
from django.db.models.functions import Length, Upper

from encryption.readers import Reader
from encryption.sealed import Sealed
from tests.encryption.sample.models import Page

pytestmark = pytest.mark.usefixtures("sample")


@pytest.fixture
def page(reader: Reader) -> Page:
    page = Page(client_id=reader.id)
    page.seal_for(reader, "salt water and light", field="document")
    page.save()
    return Page.objects.get(pk=page.pk)


# --- showing


def test_a_sealed_value_shows_only_that_it_is_sealed(page: Page) -> None:
    sealed = page.document

    shown = {str(sealed), repr(sealed), f"{sealed}", f"{sealed:>3}", format(sealed)}

    assert shown == {"<sealed>"}
    assert not hasattr(sealed, "__dict__")


def test_values_and_lists_of_values_show_sealed(page: Page) -> None:
    values = Page.objects.values("document", "content_slot").get()
    listed = Page.objects.values_list("document", flat=True).get()

    assert {repr(value) for value in [*values.values(), listed]} == {"<sealed>"}


def test_a_fixture_shows_sealed(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("dumpdata", "sample", "encryption")

    rows = [row["fields"] for row in json.loads(capsys.readouterr().out)]

    shown = {row.get("document", row.get("box")) for row in rows}
    assert shown == {"<sealed>"}
    assert {row.get("content_slot", "<sealed>") for row in rows} == {"<sealed>"}


def test_a_fixture_cannot_bring_sealed_values_in(page: Page) -> None:
    fixture = serializers.serialize("json", [page])

    with pytest.raises(DeserializationError):
        list(serializers.deserialize("json", fixture))


def test_the_admin_shows_sealed(page: Page) -> None:
    field = Page._meta.get_field("document")

    assert display_for_field(page.document, field, "-") == "<sealed>"


# --- keeping


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_sealed_value_is_not_pickled(protocol: int, page: Page) -> None:
    for kept in (page, page.document):
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(kept, protocol)


def test_no_cache_takes_a_row_or_a_reader(page: Page, reader: Reader) -> None:
    for kept in (page, page.document, reader):
        with pytest.raises(TypeError, match="not pickled"):
            cache.set("kept", kept)


def test_json_takes_no_sealed_value(page: Page) -> None:
    with pytest.raises(TypeError, match="not JSON serializable"):
        json.dumps(page.document)


def test_a_copy_of_a_row_still_opens(page: Page, reader: Reader) -> None:
    for copied in (copy.copy(page), copy.deepcopy(page)):
        assert copied.open_for(reader, field="document") == "salt water and light"


# --- asking


@pytest.mark.parametrize(
    "lookup",
    ["exact", "iexact", "in", "contains", "gt", "startswith", "regex", "range", "length", "foo"],
)
def test_no_lookup_but_isnull(lookup: str) -> None:
    for name in ("document", "content_slot"):
        with pytest.raises(FieldError):
            Page.objects.filter(**{f"{name}__{lookup}": ["x", "y"]}).exists()


def test_a_filter_by_value_is_refused(page: Page) -> None:
    for value in ("x", page.document, None):
        with pytest.raises(FieldError):
            Page.objects.filter(document=value).exists()


def test_whether_something_is_there_may_be_asked(page: Page) -> None:
    assert Page.objects.filter(document__isnull=False).count() == 1
    assert Page.objects.exclude(aside__isnull=True).count() == 0


QUERIES: dict[str, Callable[[], object]] = {
    "function": lambda: list(Page.objects.annotate(x=Length("document"))),
    "order": lambda: list(Page.objects.order_by("document")),
    "order by expression": lambda: list(Page.objects.order_by(F("document").desc())),
    "count": lambda: Page.objects.aggregate(x=Count("document")),
    "largest": lambda: Page.objects.aggregate(x=Max("content_slot")),
    "distinct on": lambda: list(Page.objects.order_by("document").distinct("document")),
    "compare": lambda: list(Page.objects.filter(colour=F("document"))),
    "text of it": lambda: list(Page.objects.annotate(x=Upper("aside"))),
    "into a plain column": lambda: Page.objects.update(colour=F("document")),
}


@pytest.mark.parametrize("query", QUERIES)
def test_no_expression_takes_a_sealed_column(query: str, page: Page) -> None:
    with pytest.raises((FieldError, ProgrammingError)), transaction.atomic():
        QUERIES[query]()


# --- writing


@pytest.mark.parametrize("name", ["document", "aside", "content_slot"])
@pytest.mark.parametrize(
    "value",
    ["plain", b"plain", None, Sealed(b"x"), F("aside"), F("document"), Value("x")],
    ids=["text", "bytes", "nothing", "sealed", "column", "itself", "value"],
)
def test_update_is_refused(name: str, value: object, page: Page) -> None:
    with pytest.raises(FieldError), transaction.atomic():
        Page.objects.update(**{name: value})


@pytest.mark.parametrize("name", ["document", "content_slot"])
def test_bulk_update_is_refused(name: str, page: Page) -> None:
    with pytest.raises(FieldError), transaction.atomic():
        Page.objects.bulk_update([page], [name])


@pytest.mark.parametrize("value", ["plain", b"plain", "", 7, F("aside"), Value("x")])
def test_a_plain_value_is_refused_when_saving(value: object, page: Page) -> None:
    for name in ("document", "aside", "content_slot"):
        changed = Page.objects.get(pk=page.pk)
        setattr(changed, name, value)
        with pytest.raises(FieldError, match="seal_for"), transaction.atomic():
            changed.save()


def test_a_plain_value_is_refused_when_creating(page: Page) -> None:
    with pytest.raises(FieldError, match="seal_for"), transaction.atomic():
        Page.objects.create(client_id=page.client_id, document="plain")
    with pytest.raises(FieldError, match="seal_for"), transaction.atomic():
        Page.objects.bulk_create([Page(client_id=page.client_id, aside="plain")])
    with pytest.raises(FieldError, match="seal_for"), transaction.atomic():
        Page.objects.update_or_create(pk=page.pk, defaults={"document": "plain"})


def test_the_refusal_does_not_repeat_the_text(page: Page) -> None:
    page.document = "salt water and light"

    with pytest.raises(FieldError) as refusal:
        page.save()

    assert "salt" not in str(refusal.value)


def test_another_rows_box_is_not_written_over_this_ones(page: Page, reader: Reader) -> None:
    other = Page(client_id=reader.id)
    other.seal_for(reader, "another", field="document")
    other.save()

    page.document = Page.objects.get(pk=other.pk).document
    page.save()

    found = Page.objects.get(pk=page.pk)
    assert found.open_for(reader, field="document") == "salt water and light"


def test_what_a_writer_may_seal_is_of_the_right_kind(reader: Reader) -> None:
    page = Page(client_id=reader.id)

    with pytest.raises(TypeError, match="seals text"):
        page.seal_for(reader, {"not": "text"}, field="aside")
    with pytest.raises(TypeError, match="not JSON serializable"):
        page.seal_for(reader, {1, 2}, field="document")
    with pytest.raises(ValueError, match="not JSON compliant"):
        page.seal_for(reader, float("nan"), field="document")


# --- forms


def test_no_model_form_takes_a_sealed_column() -> None:
    with pytest.raises(FieldError):
        forms.modelform_factory(Page, fields=["document"])
    with pytest.raises(FieldError, match="plain form"):
        Page._meta.get_field("document").formfield()

    assert set(forms.modelform_factory(Page, fields="__all__").base_fields) == {
        "client_id",
        "colour",
    }


def test_the_database_holds_bytes(page: Page) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_typeof(document)::text, document FROM sample_page")
        kind, content = cursor.fetchone()

    assert kind == "bytea"
    assert b"salt" not in content
