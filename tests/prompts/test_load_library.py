"""Loading prompts from files: again and again, and never over a curator's edit."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from audit.queries import events_for
from prompts.actions import edit_prompt, retire_prompt
from prompts.models import Library, Prompt, PromptVersion
from prompts.queries import live_prompts
from tests.prompts.making import draft, wording

pytestmark = pytest.mark.django_db

FILE = """
collection: windows
title: Windows
summary: Looking out.
position: 1
prompts:
  - slug: outside
    text: {text}
    helper: One word.
    why: It rests the eyes.
    phases: [weaving]
    depth: two_minutes
    domain: nature
    source: Own wording.
"""


def write(folder: Path, text: str = "What is outside?", name: str = "windows.yaml") -> None:
    (folder / name).write_text(FILE.format(text=text))


def load(folder: Path | None = None) -> str:
    out = StringIO()
    call_command("load_library", *(["--folder", str(folder)] if folder else []), stdout=out)
    return out.getvalue()


def outside() -> Prompt:
    return Prompt.objects.get(slug="outside")


def test_the_shipped_library_loads_and_a_second_time_changes_nothing() -> None:
    load()
    before = list(PromptVersion.objects.order_by("pk").values())

    said = load()

    assert "0 added, 0 updated" in said
    assert list(PromptVersion.objects.order_by("pk").values()) == before
    assert len(live_prompts()) == Prompt.objects.count() >= 40


def test_a_new_wording_in_the_file_becomes_the_live_version(tmp_path: Path) -> None:
    write(tmp_path)
    load(tmp_path)
    write(tmp_path, "What is up there?")

    said = load(tmp_path)

    assert "0 added, 1 updated" in said
    assert [(p.text, p.version) for p in live_prompts()] == [("What is up there?", 2)]
    assert outside().versions.get(number=1).text == "What is outside?"


def test_a_curators_edit_outlives_an_upgrade_and_the_difference_is_told(
    tmp_path: Path, cora: User
) -> None:
    write(tmp_path)
    load(tmp_path)
    edit_prompt(by=cora, prompt=outside(), number=1, wording=wording(text="What moves?"))
    write(tmp_path, "What is up there?")

    said = load(tmp_path)

    assert "outside: edited here" in said
    assert [version.text for version in outside().versions.all()] == [
        "What moves?",
        "What is outside?",
    ]


def test_a_retired_prompt_stays_retired(tmp_path: Path, cora: User) -> None:
    write(tmp_path)
    load(tmp_path)
    retire_prompt(by=cora, prompt=outside(), number=1)
    write(tmp_path, "What is up there?")

    said = load(tmp_path)

    assert "outside: edited here" in said
    assert live_prompts() == []


def test_a_curators_own_prompt_of_the_same_name_is_left_alone(tmp_path: Path, cora: User) -> None:
    draft(cora, slug="outside")
    write(tmp_path)

    assert "outside: edited here" in load(tmp_path)
    assert outside().versions.count() == 1


def test_a_prompt_that_left_the_files_stays_and_is_named(tmp_path: Path) -> None:
    write(tmp_path)
    load(tmp_path)
    write(tmp_path)
    (tmp_path / "windows.yaml").write_text(FILE.format(text="Why?").replace("outside", "inside"))

    assert "outside: no longer in the files" in load(tmp_path)
    assert outside().is_offered


def test_loading_leaves_its_mark_in_the_trail(tmp_path: Path) -> None:
    write(tmp_path)

    load(tmp_path)

    assert [(e.action, e.actor) for e in events_for(outside().public_id)] == [("loaded", "")]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("depth: two_minutes", "depth: forever", "windows.yaml, item 1 (outside), depth:"),
        ("phases: [weaving]", "phases: [weeving]", "windows.yaml, item 1 (outside), phases:"),
        ("phases: [weaving]", "phases: weaving", "is not a list of names"),
        ("phases: [weaving]", "phases: [landing]", "no room for two minutes"),
        ("helper: One word.", "", "windows.yaml, item 1 (outside), helper: is missing"),
        ("helper: One word.", "helper: 7", "“7” is not text"),
        ("helper: One word.", "helper: a\n    helper: b", "“helper” is written twice"),
        ("slug: outside", "slug: Out side", "may hold small letters"),
        ("domain: nature", "domain: nature\n    colour: red", "colour: is not a field"),
        ("domain: nature", "domain: nature\n    weight: heavy", "A heavy prompt names its topic"),
        ("domain: nature", "domain: nature\n    follow_ups: [gone]", "no prompt is called “gone”"),
        ("title: Windows", "title: [", "windows.yaml: not readable YAML"),
        ("prompts:\n", "prompts: []\nrest:\n", "windows.yaml, prompts: is missing or empty"),
    ],
)
def test_a_bad_file_is_named_with_its_item_and_nothing_is_loaded(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    write(tmp_path, name="a-good-one.yaml")
    good = (tmp_path / "a-good-one.yaml").read_text().replace("windows", "doors")
    (tmp_path / "a-good-one.yaml").write_text(good.replace("outside", "door"))
    (tmp_path / "windows.yaml").write_text(FILE.format(text="Is it?").replace(old, new))

    with pytest.raises(CommandError) as refused:
        load(tmp_path)

    assert complaint in str(refused.value)
    assert (Library.objects.count(), Prompt.objects.count()) == (0, 0)


def test_two_prompts_may_not_share_a_name_or_a_text(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, name="windows-again.yaml")

    with pytest.raises(CommandError) as refused:
        load(tmp_path)

    assert "slug “outside”: stands 2 times" in str(refused.value)
    assert "text “What is outside?”: stands 2 times" in str(refused.value)


def test_an_empty_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"no \.yaml file there"):
        load(tmp_path)
