"""What a shipped file says newer about an edited prompt waits until a curator has chosen."""

from pathlib import Path

import pytest

from accounts.models import User
from audit.queries import events_for
from prompts.actions import edit_prompt, publish_prompt, retire_prompt, review_prompt, submit_prompt
from prompts.errors import CuratingRefused
from prompts.loading import keep_ours, newer_item, take_theirs
from prompts.models import HelpLine, Library, Prompt
from tests.prompts.making import wording
from tests.prompts.test_load_library import FILE, load, outside, write

pytestmark = pytest.mark.django_db


def edited_here(folder: Path, by: User) -> Prompt:
    """Return the prompt, loaded, edited here, with a newer file beside it."""
    write(folder)
    load(folder)
    edit_prompt(by=by, prompt=outside(), number=1, wording=wording(text="What moves?"))
    write(folder, "What is up there?")
    load(folder)
    return outside()


def mark(prompt: Prompt) -> str:
    """Return the fingerprint of what waits."""
    item = newer_item(prompt)
    assert item is not None
    return item.mark


def test_the_files_item_waits_and_the_prompt_is_untouched(tmp_path: Path, cora: User) -> None:
    prompt = edited_here(tmp_path, cora)

    item = newer_item(prompt)

    assert item is not None
    assert (item.wording.text, item.library) == ("What is up there?", "windows")
    assert [v.text for v in prompt.versions.all()] == ["What moves?", "What is outside?"]


def test_loading_again_writes_nothing_and_leaves_no_mark(tmp_path: Path, cora: User) -> None:
    before, told = edited_here(tmp_path, cora), len(list(events_for(outside().public_id)))

    load(tmp_path)

    assert outside().newer_in_files == before.newer_in_files
    assert len(list(events_for(outside().public_id))) == told


def test_what_is_taken_over_becomes_a_draft_and_nothing_waits(tmp_path: Path, cora: User) -> None:
    prompt = edited_here(tmp_path, cora)

    take_theirs(by=cora, prompt=prompt, number=2, mark=mark(prompt), fields=["text"])

    taken = outside().latest_version
    assert taken is not None
    assert (taken.number, taken.text, taken.why) == (3, "What is up there?", wording().why)
    assert (outside().state, outside().live_version.number) == ("draft", 1)  # type: ignore[union-attr]
    assert newer_item(outside()) is None
    assert [e.action for e in events_for(prompt.public_id)][:2] == ["merged", "edited"]


def test_a_choice_holds_until_the_file_changes_again(tmp_path: Path, cora: User) -> None:
    prompt = edited_here(tmp_path, cora)
    keep_ours(by=cora, prompt=prompt, number=2, mark=mark(prompt))

    assert "edited here" not in load(tmp_path)
    assert newer_item(outside()) is None

    write(tmp_path, "What is up there now?")
    assert "outside: edited here" in load(tmp_path)
    assert newer_item(outside()) is not None
    assert outside().versions.count() == 2


def test_a_choice_is_refused_when_either_side_moved(tmp_path: Path, cora: User, curt: User) -> None:
    prompt = edited_here(tmp_path, cora)
    seen = mark(prompt)
    write(tmp_path, "What is down there?")
    load(tmp_path)

    for number, what in [(2, seen), (1, mark(outside()))]:
        with pytest.raises(CuratingRefused, match="has changed meanwhile"):
            take_theirs(by=curt, prompt=prompt, number=number, mark=what, fields=["text"])
    assert outside().versions.count() == 2


def test_a_file_that_takes_its_words_back_leaves_nothing_waiting(
    tmp_path: Path, cora: User
) -> None:
    edited_here(tmp_path, cora)
    write(tmp_path)

    load(tmp_path)

    assert newer_item(outside()) is None


def test_taking_everything_and_publishing_it_follows_the_file_again(
    tmp_path: Path, cora: User, curt: User
) -> None:
    prompt = edited_here(tmp_path, cora)
    every = ["text", "helper", "why", "phases", "source"]
    take_theirs(by=cora, prompt=prompt, number=2, mark=mark(prompt), fields=every)
    submit_prompt(by=cora, prompt=outside(), number=3)
    review_prompt(by=curt, prompt=outside(), number=3)
    publish_prompt(by=cora, prompt=outside(), number=3)
    write(tmp_path, "What is far away?")

    assert "0 added, 1 updated" in load(tmp_path)


def test_a_retired_prompt_shows_the_files_words_and_is_not_revived(
    tmp_path: Path, cora: User
) -> None:
    write(tmp_path)
    load(tmp_path)
    retire_prompt(by=cora, prompt=outside(), number=1)
    write(tmp_path, "What is up there?")

    load(tmp_path)

    assert newer_item(outside()) is not None
    assert (outside().state, outside().versions.count()) == ("retired", 1)


def test_a_file_may_move_a_prompt_and_a_curator_may_agree(tmp_path: Path, cora: User) -> None:
    prompt = edited_here(tmp_path, cora)
    doors = FILE.replace("windows", "doors").format(text="What is up there?")
    (tmp_path / "windows.yaml").write_text(doors)
    load(tmp_path)

    take_theirs(by=cora, prompt=prompt, number=2, mark=mark(outside()), fields=["library"])

    assert outside().library.slug == "doors"


def test_a_collection_edited_here_stays_and_the_files_words_are_told(tmp_path: Path) -> None:
    write(tmp_path)
    load(tmp_path)
    Library.objects.update(title="Panes")
    (tmp_path / "windows.yaml").write_text(
        FILE.format(text="What is outside?").replace("title: Windows", "title: Glass")
    )

    said = load(tmp_path)

    assert "windows: edited here, so it stays; the file now says title “Glass”." in said
    assert (Library.objects.get().title, HelpLine.objects.count()) == ("Panes", 0)
