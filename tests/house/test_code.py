"""The shape of the code: small files, small functions, nothing hidden in a model or a signal."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import (
    BESIDE,
    ROOMS,
    ROOT,
    attributes,
    functions,
    imported,
    lines_of,
    named,
    python_files,
)

OURS = python_files(*ROOMS)
EVERYTHING = OURS + python_files(*BESIDE)
VIEWS = [path for path in OURS if "views" in path.relative_to(ROOT).with_suffix("").parts]
MODELS = [path for path in OURS if "models" in path.relative_to(ROOT).with_suffix("").parts]
LONGEST_FUNCTION = 40
LONGEST_FILE, LONGEST_TEST_FILE = 300, 500
# "Settings: one file, read top to bottom" is a rule of its own, and the stronger one.
LONGER_BY_RULE = {"integration_journal/settings.py": 400}
# The base of sealed rows: a slot, its box and its revision are written together or not at all.
SAVES_BY_RULE = {"encryption/models.py": ["save"]}
DATABASE = {"objects", "_base_manager", "_default_manager", "save", "delete", "bulk_create"}
VAGUE = {"utils", "helpers", "common", "misc", "managers", "signals", "receivers"}
SIGNALS = {"django.dispatch", "django.db.models.signals", "django.core.signals", "celery.signals"}


def longest_allowed(path: Path) -> int:
    name = named(path)
    if name in LONGER_BY_RULE:
        return LONGER_BY_RULE[name]
    is_long = name.startswith("tests/") or "/migrations/" in name
    return LONGEST_TEST_FILE if is_long else LONGEST_FILE


def test_the_walk_finds_every_room() -> None:
    top = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert top - {"tests", "bench"} == set(ROOMS)
    assert len(VIEWS) > 10
    assert len(MODELS) > 8


def test_no_file_is_long() -> None:
    long = {named(p): lines_of(p) for p in EVERYTHING if lines_of(p) > longest_allowed(p)}

    assert long == {}


def test_no_function_is_long() -> None:
    long = {
        f"{named(path)}:{one.name}": size
        for path in EVERYTHING
        for one in functions(path)
        if (size := (one.end_lineno or 0) - one.lineno + 1) > LONGEST_FUNCTION
    }

    assert long == {}


@pytest.mark.parametrize("path", VIEWS, ids=named)
def test_a_view_leaves_the_database_to_doors_queries_and_actions(path: Path) -> None:
    assert attributes(path) & DATABASE == set()


@pytest.mark.parametrize("path", MODELS, ids=named)
def test_a_model_does_nothing_behind_anyones_back(path: Path) -> None:
    hidden = [one.name for one in functions(path) if one.name in {"save", "delete", "__init__"}]

    assert hidden == SAVES_BY_RULE.get(named(path), [])


def test_nobody_sends_or_receives_a_signal() -> None:
    signalling = {
        named(path): found
        for path in OURS
        if (found := {n for n in imported(path) if n in SIGNALS or n.rpartition(".")[0] in SIGNALS})
    }

    assert signalling == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    said = {part for path in EVERYTHING for part in path.relative_to(ROOT).with_suffix("").parts}

    assert said & VAGUE == set()


def test_no_room_swallows_whatever_goes_wrong() -> None:
    swallowing = [
        f"{named(path)}:{node.lineno}"
        for path in OURS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("suppress")
        and any(ast.unparse(argument) in {"Exception", "BaseException"} for argument in node.args)
    ]

    assert swallowing == []
