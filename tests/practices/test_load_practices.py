"""Loading the files: again and again the same; what curators changed is theirs."""

from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.models import User
from practices.actions.catalogue import load_catalogue
from practices.actions.curating import retire_practice
from practices.loading import CatalogueFault, read_catalogue
from practices.models import Practice
from tests.practices.curating import at_hand, rewrite
from tests.practices.making import events_about

ONE = """
family: nature
practices:
  - slug: a-cloud
    kind: nature
    player: steps
    title: A cloud
    summary: Watch one cloud.
    steps: [Find a cloud., Stay with it.]
    easier_version: Look up once.
    lengths: [5, 2]
    postures: [sitting]
    eyes: open
    energy_cost: 0
    places: [outside]
    phases: [between]
    domains: [nature]
    exit_note: Look around.
    evidence_grade: C
    evidence_note: Home-made.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nature.yaml").write_text(ONE)
    return tmp_path


@pytest.mark.django_db
def test_the_command_loads_once_and_then_changes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("load_practices")
    before = list(Practice.objects.order_by("pk").values())
    call_command("load_practices")

    assert capsys.readouterr().out == "practices: 70 added\npractices: 70 unchanged\n"
    assert list(Practice.objects.order_by("pk").values()) == before
    assert {state for (state,) in Practice.objects.values_list("state")} == {"live"}


@pytest.mark.django_db
def test_a_new_wording_in_a_file_arrives(folder: Path) -> None:
    load_catalogue(read_catalogue(folder), by=None)
    (folder / "nature.yaml").write_text(ONE.replace("Watch one cloud.", "Be with a cloud."))

    outcomes = load_catalogue(read_catalogue(folder), by=None)

    practice = Practice.objects.get()
    assert (outcomes, practice.summary) == (Counter(updated=1), "Be with a cloud.")
    assert events_about(practice.public_id) == ["added", "updated"]


@pytest.mark.django_db
def test_what_a_curator_changed_stays_and_so_does_the_state(folder: Path, cora: User) -> None:
    load_catalogue(read_catalogue(folder), by=None)
    practice = Practice.objects.get()
    rewrite(practice, by=cora, summary="Cora's words.")
    retire_practice(by=cora, practice=practice, number=2)
    (folder / "nature.yaml").write_text(ONE.replace("Watch one cloud.", "Be with a cloud."))

    outcomes = load_catalogue(read_catalogue(folder), by=None)

    practice.refresh_from_db()
    assert (outcomes, practice.state) == (Counter(kept=1), "retired")
    assert at_hand(practice)["summary"] == "Cora's words."
    assert practice.newer_in_files["content"]["summary"] == "Be with a cloud."


@pytest.mark.django_db
def test_a_draft_that_says_what_the_file_says_follows_the_file_again(
    folder: Path, cora: User
) -> None:
    load_catalogue(read_catalogue(folder), by=None)
    rewrite(Practice.objects.get(), by=cora, summary="Be with a cloud.")
    (folder / "nature.yaml").write_text(ONE.replace("Watch one cloud.", "Be with a cloud."))

    outcomes = load_catalogue(read_catalogue(folder), by=None)

    assert (outcomes, Practice.objects.get().newer_in_files) == (Counter(unchanged=1), None)


@pytest.mark.django_db
def test_a_retired_practice_takes_a_new_wording_and_stays_retired(folder: Path) -> None:
    load_catalogue(read_catalogue(folder), by=None)
    Practice.objects.update(state="retired")
    (folder / "nature.yaml").write_text(ONE.replace("Watch one cloud.", "Be with a cloud."))

    load_catalogue(read_catalogue(folder), by=None)

    practice = Practice.objects.get()
    assert (practice.summary, practice.state) == ("Be with a cloud.", "retired")


def test_lengths_are_put_in_order(folder: Path) -> None:
    (written,) = read_catalogue(folder)

    assert written["lengths"] == [2, 5]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: nature", "kind: sorcery", "sorcery"),
        ("title: A cloud", "titel: A cloud", "titel, title"),
        ("energy_cost: 0", "energy_cost: 9", "energy_cost"),
        ("exit_note: Look around.", "gentler: nowhere\n    exit_note: So.", "nowhere"),
        ("exit_note: Look around.", "gentler: a-cloud\n    exit_note: So.", "a-cloud"),
        (
            "exit_note: Look around.",
            "pattern: {inhale: 4, hold_in: 7}\n    exit_note: So.",
            "This pattern has a breath hold.",
        ),
        (
            "exit_note: Look around.",
            "holds_breath: true\n    without_holds: In and out.\n    exit_note: So.",
            "at least one caution",
        ),
        (
            "exit_note: Look around.",
            "pattern: {sideways: 4}\n    exit_note: So.",
            "It has these parts",
        ),
        ("steps: [", "steps: [[", "nature.yaml"),
        ("family: nature", "kin: nature", "nature.yaml: KeyError('family')"),
    ],
)
def test_a_fault_in_a_file_is_named_and_loads_nothing(
    old: str, new: str, words: str, folder: Path
) -> None:
    (folder / "nature.yaml").write_text(ONE.replace(old, new))

    with pytest.raises(CatalogueFault) as fault:
        read_catalogue(folder)

    assert words in str(fault.value)


def test_one_address_is_written_once(folder: Path) -> None:
    (folder / "more.yaml").write_text(ONE)

    with pytest.raises(CatalogueFault, match="written twice: a-cloud"):
        read_catalogue(folder)
