"""Bring the demo's database and files up to date: run by `make run` before anything serves.

python -m integration_journal.embedded.prepare
"""

import hashlib
import io
from collections.abc import Callable, Iterable
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

LIBRARIES = ("load_library", "load_practices", "load_help_lines", "load_notices")
CURATED = ("prompts", "practices")  # rooms whose readable files the libraries come from
DEMO_PEOPLE = "demo_people.txt"  # what `load_demo` said of them, repeated at each start


def main() -> None:
    """Migrate, load what is curated, introduce the demo people once, collect static files."""
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    data_dir = Path(settings.DATA_DIR)
    _when_changed(data_dir / "libraries.stamp", _curated_files(), _load_libraries)
    _when_changed(data_dir / "static.stamp", _static_sources(), _collect_static)
    if not (data_dir / DEMO_PEOPLE).exists():
        _introduce_people(data_dir / DEMO_PEOPLE)


def _load_libraries() -> None:
    for command in LIBRARIES:
        call_command(command, verbosity=0, stdout=io.StringIO())


def _collect_static() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


def _introduce_people(note: Path) -> None:
    said = io.StringIO()
    call_command("load_demo", stdout=said)
    note.write_text(said.getvalue())


def _curated_files() -> Iterable[Path]:
    for room in CURATED:
        yield from sorted((settings.BASE_DIR / room).rglob("*.yaml"))


def _static_sources() -> Iterable[Path]:
    """Return our own static files, and the list of packages that bring theirs."""
    yield settings.BASE_DIR / "requirements" / "base.txt"
    for place in ("", *CURATED):
        yield from sorted((settings.BASE_DIR / place / "static").rglob("*.*"))


def _when_changed(stamp: Path, sources: Iterable[Path], work: Callable[[], None]) -> None:
    """Do `work` unless it was done for exactly these files."""
    digest = _digest(sources)
    if stamp.exists() and stamp.read_text() == digest:
        return
    work()
    stamp.write_text(digest)


def _digest(sources: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in sources:
        if path.is_file():
            total.update(str(path).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


if __name__ == "__main__":
    main()
