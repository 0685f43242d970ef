"""The library as files: a table for spreadsheets, or documents like those that ship."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import yaml

from prompts.exchange.columns import LISTS, WORDING
from prompts.exchange.tables import cell_of, csv_of
from prompts.models import Library, Prompt
from prompts.versions import wording_of

BOM = "\ufeff"  # tells spreadsheets that the file is UTF-8
DEFAULT_STATE = Prompt.State.LIVE


class Dumper(yaml.SafeDumper):
    """Indents lists and keeps short ones on one line, as the shipped files do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Never leave a list's hyphen under its name."""
        super().increase_indent(flow, False)


class OnOneLine(list[str]):
    """A list written in brackets."""


def _in_brackets(dumper: yaml.SafeDumper, value: OnOneLine) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


Dumper.add_representer(OnOneLine, _in_brackets)


def as_csv(prompts: Iterable[Prompt]) -> str:
    """One row per prompt: the latest wording and its version number."""
    return BOM + csv_of(_cells(prompt) for prompt in prompts)


def as_yaml(prompts: Iterable[Prompt]) -> str:
    """One document per collection, in their order."""
    by_place = sorted(prompts, key=lambda p: (p.library.position, p.library.slug, p.slug))
    documents = [
        _document(library, list(members))
        for library, members in groupby(by_place, key=lambda prompt: prompt.library)
    ]
    return yaml.dump_all(
        documents,
        Dumper=Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=96,
        explicit_start=len(documents) > 1,
    )


def _cells(prompt: Prompt) -> list[str]:
    fields = _fields(prompt)
    head = [prompt.library.slug, prompt.slug, str(_number(prompt)), str(prompt.state)]
    return head + [cell_of(name, fields[name]) for name in WORDING]


def _document(library: Library, prompts: list[Prompt]) -> dict[str, Any]:
    return {
        "collection": library.slug,
        "title": library.title,
        "summary": library.summary,
        "position": library.position,
        "prompts": [dict(_entries(prompt)) for prompt in prompts],
    }


def _entries(prompt: Prompt) -> Iterator[tuple[str, Any]]:
    yield "slug", prompt.slug
    yield "version", _number(prompt)
    if prompt.state != DEFAULT_STATE:
        yield "state", str(prompt.state)
    for name, value in _fields(prompt).items():
        if name in LISTS and (value or name == "lenses"):
            yield name, OnOneLine(value)
        elif value:
            yield name, value


def _fields(prompt: Prompt) -> dict[str, Any]:
    fields = wording_of(prompt.latest_version).as_fields() if prompt.latest_version else {}
    return {name: fields.get(name, "") for name in WORDING}


def _number(prompt: Prompt) -> int:
    return prompt.latest_version.number if prompt.latest_version else 0
