"""The table of columns: `fields.txt`, read."""

from collections import defaultdict
from pathlib import Path

from django.apps import apps
from django.db import models

CLASSES = ("sealed", "personal", "plain")
TABLE = Path(__file__).with_name("fields.txt")
Table = dict[str, dict[str, list[str]]]


def read(text: str) -> Table:
    """`journal.Entry`, and below it one line for each class: its name and its columns."""
    table: Table = {}
    model = ""
    for line in filter(None, (line.partition("#")[0].rstrip() for line in text.splitlines())):
        if not line.startswith(" "):
            model = line
            table[model] = defaultdict(list)
        else:
            kind, *names = line.split()
            table[model][kind] += names
    return table


DECLARED = read(TABLE.read_text())


def tables() -> dict[str, type[models.Model]]:
    """Every model that has a table, ours or not; other tests' samples are none of ours."""
    found = apps.get_models(include_auto_created=True)
    return {m._meta.label: m for m in found if not m.__module__.startswith("tests.")}


def columns(model: type[models.Model], kind: str) -> list[models.Field]:
    """The columns of a model that the table puts in a class."""
    return [model._meta.get_field(name) for name in DECLARED[model._meta.label][kind]]
