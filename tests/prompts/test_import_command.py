"""`manage.py import_prompts`: the same plan as in the browser, for whoever works in a shell."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from prompts.models import Prompt
from tests.prompts.exchanging import library_mark, row, table
from tests.prompts.making import library

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path, db: None) -> Path:
    """Return a file with two prompts for a collection that is here."""
    library()
    path = tmp_path / "mine.csv"
    path.write_text(table([row(0), row(1)]))
    return path


def run(*args: object) -> str:
    out = StringIO()
    call_command("import_prompts", *map(str, args), stdout=out)
    return out.getvalue()


def test_a_dry_run_shows_everything_and_changes_nothing(file: Path) -> None:
    before = library_mark()

    said = run(file, "--dry-run")

    assert "2 new, 0 changed, 0 unchanged." in said
    assert "line 3, asked-1, prompt: What do you notice about the cup" in said
    assert library_mark() == before


def test_a_curator_imports_drafts(file: Path, cora: User) -> None:
    assert "Imported as drafts." in run(file, "--by", cora.email)
    assert Prompt.objects.filter(drafted_by=cora, state="draft").count() == 2


@pytest.mark.parametrize("who", ["", "alice@example.org", "nobody@example.org"])
def test_only_a_curator_imports(file: Path, alice: User, who: str) -> None:
    with pytest.raises(CommandError, match="e-mail address of a curator"):
        run(file, "--by", who)
    assert Prompt.objects.count() == 0


def test_a_bad_file_is_told_line_by_line(file: Path, cora: User) -> None:
    file.write_text(table([row(0, depth="forever"), row(1, why="")]))

    with pytest.raises(CommandError, match=r"Line 2, depth(.|\n)*Line 3, why this prompt"):
        run(file, "--by", cora.email)
    assert Prompt.objects.count() == 0


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "none.csv", "--dry-run")
