"""The library as files: everything in it, safe to open, and the same when it comes back."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from prompts.actions import retire_prompt
from prompts.exchange import as_csv, as_yaml, plan_for
from prompts.exchange.tables import escaped, unescaped
from prompts.loading import Collection, read_library
from prompts.management.commands.load_library import SHIPPED
from prompts.models import Library, Prompt
from tests.prompts.exchanging import library_mark
from tests.prompts.making import draft, published

pytestmark = pytest.mark.django_db

CSV, YAML = "/curate/prompts/prompt/export/csv/", "/curate/prompts/prompt/export/yaml/"


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(("kind", "write"), [("csv", as_csv), ("yaml", as_yaml)])
def test_what_goes_out_comes_back_as_no_change(cora: User, curt: User, kind: str, write: Any):
    call_command("load_library", verbosity=0)
    draft(cora, "half-way", text="  What moves\r\nout there?  ", source="=1+1")
    retire_prompt(by=cora, prompt=published(cora, curt, "gone", text="Which one went?"), number=1)
    before = library_mark()

    plan = plan_for(f"library.{kind}", write(Prompt.objects.with_versions()).encode())

    assert [str(problem) for problem in plan.problems] == []
    assert {row.kind for row in plan.rows} == {"unchanged"}
    assert (len(plan.rows), plan.collections, plan.remarks) == (Prompt.objects.count(), (), ())
    assert (plan.does_something, library_mark()) == (False, before)


def test_yaml_goes_out_in_the_shape_of_the_shipped_files(tmp_path: Path) -> None:
    call_command("load_library", verbosity=0)

    for library in Library.objects.all():
        (tmp_path / f"{library.slug}.yaml").write_text(as_yaml(library.prompts.with_versions()))

    assert by_name(read_library(tmp_path)) == by_name(read_library(SHIPPED))


def by_name(collections: list[Collection]) -> dict[str, Any]:
    return {
        collection.slug: (collection.as_fields(), {item.slug: item for item in collection.prompts})
        for collection in collections
    }


def test_a_file_for_spreadsheets_says_so_and_has_a_neutral_name(client_for: Any, cora: User):
    draft(cora)

    answer = client_for(cora).get(CSV)

    assert answer.headers["Content-Disposition"].startswith('attachment; filename="library-')
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert cells(answer.content.decode())[0]["phases"] == "weaving | between"


def test_what_the_list_shows_is_what_goes_out(client_for: Any, cora: User, curt: User) -> None:
    draft(cora, "one")
    published(cora, curt, "two", text="What is above?")

    answer = client_for(cora).get(CSV + "?state__exact=live")

    assert [row["slug"] for row in cells(answer.content.decode())] == ["two"]


@pytest.mark.parametrize(
    ("filters", "status"), [("?nonsense__exact=1", 400), ("?state__exact=nowhere", 200)]
)
def test_a_filter_nobody_knows_harms_nothing(
    client_for: Any, cora: User, filters: str, status: int
) -> None:
    assert client_for(cora).get(YAML + filters).status_code == status


def test_a_kind_of_file_nobody_knows_is_not_found(client_for: Any, cora: User) -> None:
    assert client_for(cora).get("/curate/prompts/prompt/export/xlsx/").status_code == 404


def test_exporting_takes_the_same_queries_for_three_as_for_one(client_for: Any, cora: User):
    browser = client_for(cora)
    draft(cora, "one")
    browser.get(CSV)
    with CaptureQueriesContext(connection) as one:
        browser.get(CSV)
    draft(cora, "two", text="What is above?")
    draft(cora, "three", text="What is below?")
    with CaptureQueriesContext(connection) as three:
        browser.get(CSV)

    assert len(three) == len(one)


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-1", "@here", "\t=1", "'=1", " =1", "＝1"])
def test_no_cell_is_run_by_a_spreadsheet(cora: User, cell: str) -> None:
    assert escaped(cell).startswith("'")
    assert unescaped(escaped(cell)) == cell


@given(st.text(max_size=20))
def test_an_escaped_cell_is_read_back_as_it_was(cell: str) -> None:
    assert unescaped(escaped(cell)) == cell
