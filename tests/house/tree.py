"""The files of the repository, by what they are: what the whole-repo rules walk over."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    *("integration_journal", "encryption", "audit", "accounts", "prompts", "reminders"),
    *("journal", "practices", "care", "lifecycle"),
)
BESIDE = ("tests", "bench", "deploy")


def python_files(*folders: str) -> list[Path]:
    return found("*.py", *folders)


def found(pattern: str, *folders: str) -> list[Path]:
    """Files of that name below these folders, none of them a program's own leavings."""
    paths = (path for folder in folders for path in (ROOT / folder).rglob(pattern))
    return sorted(path for path in paths if "__pycache__" not in path.parts)


def named(path: Path) -> str:
    """A path as a person would say it, for the name of a test."""
    return str(path.relative_to(ROOT))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported(path: Path) -> set[str]:
    """Every module and every name a file imports, in full."""
    names = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def attributes(path: Path) -> set[str]:
    return {node.attr for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute)}
