"""Importing prompts in the browser: seen first, then all of it as drafts, or nothing."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from audit.queries import events_for
from prompts.actions import edit_prompt, retire_prompt
from prompts.exchange import as_csv, import_file, plan_for
from prompts.models import Library, Prompt, PromptVersion
from prompts.queries import live_prompts
from tests.prompts.exchanging import document, item, library_mark, row, table
from tests.prompts.making import draft, library, published, wording

pytestmark = pytest.mark.django_db

IMPORT = "/curate/prompts/prompt/import/"
FIFTY = table([row(number) for number in range(50)])


@pytest.fixture(autouse=True)
def _windows(db: None) -> None:
    library()


def choose(browser: Client, text: str | bytes, name: str = "mine.csv") -> Any:
    raw = text if isinstance(text, bytes) else text.encode()
    return browser.post(IMPORT, {"file": SimpleUploadedFile(name, raw)})


def look(browser: Client, text: str, name: str = "mine.csv") -> tuple[str, Any]:
    address = choose(browser, text, name)["Location"]
    return address, browser.get(address)


def agree(browser: Client, address: str, page: Any) -> Any:
    return browser.post(f"{address}agree/", {"seen": page.context["plan"].digest}, follow=True)


def said(answer: Any) -> str:
    return str(answer.content.decode())


def test_fifty_prompts_come_in_as_fifty_drafts(client_for: Any, cora: User) -> None:
    browser = client_for(cora)

    address, page = look(browser, FIFTY)
    assert (len(page.context["new"]), Prompt.objects.count()) == (50, 0)
    answer = agree(browser, address, page)

    assert "50 prompts came in as drafts." in said(answer)
    drafts = Prompt.objects.filter(state="draft", drafted_by=cora, live_version=None)
    assert (drafts.count(), PromptVersion.objects.filter(number=1).count()) == (50, 50)
    assert live_prompts() == []


def test_who_imported_what_is_written_down(client_for: Any, cora: User) -> None:
    browser = client_for(cora)
    agree(browser, *look(browser, table([row()])))

    told = [(e.action, e.actor) for e in events_for(Prompt.objects.get().public_id)]

    assert told == [("imported", str(cora.public_id)), ("added", str(cora.public_id))]


def test_a_change_is_shown_word_by_word_and_people_go_on_seeing_the_old(
    client_for: Any, cora: User, curt: User
) -> None:
    published(cora, curt)
    changed = as_csv(Prompt.objects.all()).replace("outside your window", "above your window")
    browser = client_for(curt)

    address, page = look(browser, changed)
    agree(browser, address, page)

    assert "<del>outside </del><ins>above </ins>" in said(page).replace("\n", "")
    prompt = Prompt.objects.get()
    assert (prompt.state, prompt.versions.count()) == ("draft", 2)
    assert [offer.text for offer in live_prompts()] == ["What is outside your window?"]


def test_labels_and_codes_are_both_understood(client_for: Any, cora: User) -> None:
    cells = row(
        phases="The weeks after a session|BETWEEN", depth="Ten Seconds", domain="way of living"
    )
    browser = client_for(cora)

    agree(browser, *look(browser, table([cells])))

    version = PromptVersion.objects.get()
    assert (version.phases, version.depth, version.domain) == (
        ["weaving", "between"],
        "ten_seconds",
        "lifestyle",
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_come_from_any_spreadsheet(cora: User, delimiter: str, encoding: str) -> None:
    text = table([row(0, helper="Ein Wort, zwei; „drei“ ist gut.")], delimiter=delimiter)

    plan = plan_for("mine.csv", text.encode(encoding))

    assert [str(problem) for problem in plan.problems] == []
    assert plan.rows[0].wording.helper == "Ein Wort, zwei; „drei“ ist gut."


def test_headings_may_be_the_words_of_the_form_and_a_short_name_is_made(cora: User) -> None:
    cells = {"Collection": "Windows", "Prompt": "What is up there?", "Helper line": "One word."}
    cells |= {"Why this prompt": "It rests the eyes.", "phases": "any day"}
    cells |= {"DEPTH": "ten seconds", "Domain": "nature"}

    plan = plan_for("mine.csv", table([cells], tuple(cells)).encode())

    assert [(r.slug, r.collection, r.kind) for r in plan.rows] == [
        ("what-is-up-there", "windows", "new")
    ]


def test_a_quoted_line_break_is_one_cell_and_the_next_row_keeps_its_number(cora: User) -> None:
    text = table([row(0, helper="One word\nis fine."), row(1, depth="forever")])

    assert [problem.line for problem in plan_for("m.csv", text.encode()).problems] == [4]


def test_every_bad_row_is_told_at_once(cora: User) -> None:
    rows = [row(0), row(1, depth="forever"), row(2, text="=1+1"), row(3, why="")]

    problems = plan_for("m.csv", (table(rows) + "windows,x\r\n").encode()).problems

    assert [problem.line for problem in problems] == [3, 4, 5, 6]


def test_an_escaped_cell_comes_in_without_its_apostrophe(cora: User) -> None:
    plan = plan_for("m.csv", table([row(0, helper="'- or a dash, it all counts.")]).encode())

    assert plan.rows[0].wording.helper == "- or a dash, it all counts."


def test_yaml_may_bring_a_new_collection(client_for: Any, cora: User) -> None:
    head = "collection: doors\ntitle: Doors\nsummary: Going out.\n"
    browser = client_for(cora)

    agree(browser, *look(browser, document(item(), head=head), "doors.yaml"))

    assert Prompt.objects.get().library == Library.objects.get(slug="doors", title="Doors")


def test_a_row_changed_since_the_export_is_refused(client_for: Any, cora: User, curt: User) -> None:
    prompt = draft(cora)
    exported = as_csv(Prompt.objects.all()).replace("outside", "above")
    edit_prompt(by=curt, prompt=prompt, number=1, wording=wording(text="What sings?"))

    answer = choose(client_for(cora), exported)

    assert answer.status_code == 422
    assert "Line 2, version: “window” has changed since this file was exported" in said(answer)
    assert PromptVersion.objects.count() == 2


def test_what_was_shown_is_what_is_written_or_nothing_is(
    client_for: Any, cora: User, curt: User
) -> None:
    prompt = draft(cora)
    browser = client_for(cora)
    address, page = look(browser, table([row()]))
    draft(curt, "asked-0", text="Somebody else's question?")
    before = library_mark()

    answer = agree(browser, address, page)

    assert "The library has changed meanwhile." in said(answer)
    assert "Nothing was changed." in said(answer)
    assert (library_mark(), prompt.versions.count()) == (before, 1)


def test_a_database_that_fails_at_row_forty_leaves_nothing_behind(
    client_for: Any, cora: User
) -> None:
    browser = client_for(cora)
    address, page = look(browser, FIFTY)
    before = library_mark()
    fail_at("asked-40")

    answer = agree(browser, address, page)

    assert "This could not be saved, and nothing was changed." in said(answer)
    assert library_mark() == before


def fail_at(slug: str) -> None:
    """Plant an error in the database itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'planted'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER planted BEFORE INSERT ON prompts_prompt FOR EACH ROW "
            f"WHEN (NEW.slug = '{slug}') EXECUTE FUNCTION fail()"
        )


def test_fifty_rows_ask_the_database_as_often_as_two(cora: User) -> None:
    def cost(rows: list[dict[str, str]]) -> int:
        raw = table(rows).encode()
        seen = plan_for("m.csv", raw).digest
        with CaptureQueriesContext(connection) as queries:
            import_file(by=cora, name="m.csv", raw=raw, seen=seen)
        return len(queries)

    cost([row(0)])  # the trail's own key is made the first time

    assert cost([row(1), row(2)]) == cost([row(number) for number in range(3, 50)])


def test_what_a_retired_prompt_asked_may_be_asked_anew(cora: User, curt: User) -> None:
    prompt = published(cora, curt)
    retire_prompt(by=cora, prompt=prompt, number=1)

    plan = plan_for("m.csv", table([row(text="What is outside your window?")]).encode())

    assert [*plan.problems, *(said for said in plan.rows[0].remarks if "outside" in said)] == []


def test_agreeing_twice_imports_once(client_for: Any, cora: User) -> None:
    browser = client_for(cora)
    address, page = look(browser, table([row()]))
    agree(browser, address, page)

    answer = agree(browser, address, page)

    assert "That file is no longer kept here." in said(answer)
    assert PromptVersion.objects.count() == 1


@pytest.mark.parametrize("token", ["x", "x" * 300])
def test_a_file_nobody_chose_is_not_there(client_for: Any, cora: User, token: str) -> None:
    browser = client_for(cora)
    assert browser.get(f"{IMPORT}{token}/")["Location"] == IMPORT
    assert browser.post(f"{IMPORT}{token}/agree/")["Location"] == IMPORT


def test_another_curator_does_not_meet_the_file(client_for: Any, cora: User, curt: User) -> None:
    address, _page = look(client_for(cora), table([row()]))

    assert client_for(curt).get(address)["Location"] == IMPORT


def test_retired_prompts_say_so_before_they_start_again(cora: User, curt: User) -> None:
    retire_prompt(by=cora, prompt=published(cora, curt), number=1)
    changed = as_csv(Prompt.objects.all()).replace("outside", "above")

    [met] = plan_for("m.csv", changed.encode()).rows

    assert "It is retired here. This would start it again, as a draft." in met.remarks


@pytest.mark.parametrize("sent", [{}, {"file": "no file at all"}])
def test_choosing_nothing_is_told_beside_the_field(client_for: Any, cora: User, sent: Any) -> None:
    answer = client_for(cora).post(IMPORT, sent)
    assert (answer.status_code, "Choose a file first." in said(answer)) == (422, True)


def test_a_file_past_two_megabytes_is_not_read(client_for: Any, cora: User) -> None:
    answer = choose(client_for(cora), b"x" * 2_000_001)
    assert (answer.status_code, "larger than 2 MB" in said(answer)) == (422, True)


@pytest.mark.parametrize("who", ["alice", "nora", None])
@pytest.mark.parametrize("end", ["", "start/", "x/", "x/agree/"])
def test_only_staff_comes_near(
    client_for: Any, request: pytest.FixtureRequest, who: str | None, end: str
) -> None:
    browser = client_for(request.getfixturevalue(who)) if who else Client()
    assert browser.post(IMPORT + end).status_code == (404 if who else 302)


@pytest.mark.parametrize("end", ["x/agree/"])
def test_nothing_is_imported_by_opening_a_link(client_for: Any, cora: User, end: str) -> None:
    assert client_for(cora).get(IMPORT + end).status_code == 405
