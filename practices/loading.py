"""Read the catalogue's files, each of one family. Unknown words are refused, not skipped."""

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError

from practices.models import Practice
from prompts.loading.files import StrictLoader

CATALOGUE = Path(__file__).parent / "catalogue"
CONTENT = (
    "family",
    "kind",
    "player",
    "title",
    "summary",
    "steps",
    "easier_version",
    "pattern",
    "holds_breath",
    "without_holds",
    "lengths",
    "postures",
    "eyes",
    "energy_cost",
    "places",
    "phases",
    "domains",
    "lenses",
    "cautions",
    "exit_note",
    "evidence_grade",
    "evidence_note",
)
MAY_BE_ABSENT = {
    "pattern": {},
    "holds_breath": False,
    "without_holds": "",
    "lenses": [],
    "cautions": [],
    "gentler": "",
}

Written = dict[str, Any]


class CatalogueFault(Exception):
    """A file of the catalogue says something we cannot load; the message says which and why."""


def read_catalogue(folder: Path = CATALOGUE) -> list[Written]:
    """Return every practice of the files, each with all its fields."""
    practices = [written for path in sorted(folder.glob("*.yaml")) for written in read_file(path)]
    slugs = [written["slug"] for written in practices]
    if twice := {slug for slug in slugs if slugs.count(slug) > 1}:
        raise CatalogueFault(f"written twice: {', '.join(sorted(twice))}")
    lost = {written["gentler"] for written in practices} - {"", *slugs}
    lost |= {written["slug"] for written in practices if written["slug"] == written["gentler"]}
    if lost:
        raise CatalogueFault(f"not another practice to be gentler: {', '.join(sorted(lost))}")
    return practices


def read_file(path: Path) -> list[Written]:
    try:
        page = yaml.load(path.read_text(encoding="utf-8"), Loader=StrictLoader)  # noqa: S506
        return [whole(path, page["family"], entry) for entry in page["practices"]]
    except (yaml.YAMLError, KeyError, TypeError) as fault:
        raise CatalogueFault(f"{path.name}: {fault!r}") from fault


def whole(path: Path, family: str, entry: Written) -> Written:
    """Return one practice with nothing missing and nothing unknown."""
    written = MAY_BE_ABSENT | {"family": family} | entry
    expected = {*CONTENT, "slug", "gentler"}
    if wrong := written.keys() ^ expected:
        raise CatalogueFault(f"{path.name}, {entry.get('slug')}: {', '.join(sorted(wrong))}?")
    return written | {"lengths": checked(path, written).lengths}


def checked(path: Path, written: Written) -> Practice:
    """Let the model's own rules judge it, without a database."""
    practice = Practice(slug=written["slug"], **{name: written[name] for name in CONTENT})
    try:
        practice.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as fault:
        raise CatalogueFault(f"{path.name}, {written['slug']}: {fault}") from fault
    return practice


def hash_of(written: Written) -> str:
    """Recognise one wording: the file's, or the row's as curators left it."""
    return hashlib.sha256(json.dumps(content_of(written), sort_keys=True).encode()).hexdigest()


def as_written(practice: Practice) -> Written:
    """Return a row in the shape of the files."""
    content = {name: getattr(practice, name) for name in CONTENT}
    return content | {
        "slug": practice.slug,
        "gentler": practice.gentler.slug if practice.gentler else "",
    }


def content_of(written: Written) -> Written:
    """Return what a version keeps of it: all but its address, which never changes."""
    return {name: written[name] for name in (*CONTENT, "gentler")}
