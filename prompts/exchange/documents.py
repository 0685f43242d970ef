"""YAML: collections in and out, in the shape of the files in `prompts/library/`.

What comes in is walked as a plain tree: no anchors, no tags, nothing deep, no key twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from django.utils.translation import gettext as _

from prompts.exchange.columns import COLUMNS, WORDING, label_of
from prompts.exchange.decoding import unreadable_in
from prompts.exchange.problems import FileRefused, Problem, refused
from prompts.exchange.rows import NotText, RawRow, shortened
from prompts.exchange.tables import MOST_ROWS
from prompts.loading.files import Loader
from prompts.loading.parsing import SLUG
from prompts.models import Library

DEEPEST = 6
MOST_VALUES = 200_000
HEAD = ("collection", "title", "summary", "position", "prompts")
OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
CLOSING = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
TEXT, NULL, NUMBER = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "null", "int"))


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says about its collection."""

    line: int
    slug: str
    title: str
    summary: str

    def problems(self) -> Iterator[Problem]:
        """What keeps it from becoming a collection of its own."""
        if self.slug and not SLUG.fullmatch(self.slug):
            message = _("“%(value)s” may hold small letters, digits and single hyphens only.")
            yield self._problem("slug", message % {"value": shortened(self.slug)})
        if not self.title:
            yield self._problem("title", _("is missing."))
        for name, value in (("slug", self.slug), ("title", self.title), ("summary", self.summary)):
            most = _field(name).max_length
            if len(value) > most:
                message = _("has %(count)s characters; %(most)s is the most.")
                yield self._problem(name, message % {"count": len(value), "most": most})
            for hidden in unreadable_in(value):
                yield self._problem(name, hidden)

    def _problem(self, name: str, message: str) -> Problem:
        return Problem(self.line, str(_field(name).verbose_name), message)


def _field(name: str) -> Any:
    return Library._meta.get_field(name)


def read_documents(text: str, problems: list[Problem]) -> tuple[list[Head], list[RawRow]]:
    """Every collection and every prompt; what is wrong with one of them is noted.

    `FileRefused` where the file is no such document at all.
    """
    heads, rows = [], []
    try:
        _check_shape(text)
        for node in yaml.compose_all(text, Loader=Loader):
            pairs = _pairs(node, problems)
            if pairs:
                heads.append(_head(node, pairs, problems))
                rows += list(_rows(pairs, heads[-1], problems))
    except yaml.YAMLError as error:
        raise FileRefused([_unreadable(error)]) from error
    if not heads and not problems:
        raise refused(_("The file holds no collection."))
    if len(rows) > MOST_ROWS:
        values = {"count": len(rows), "most": MOST_ROWS}
        raise refused(
            _("The file has %(count)s prompts; %(most)s is the most at once. Split it.") % values
        )
    return heads, rows


def _check_shape(text: str) -> None:
    """Refuse what no file of ours holds, before any of it is built."""
    deep = 0
    for count, event in enumerate(yaml.parse(text, Loader=Loader)):
        line = event.start_mark.line + 1 if event.start_mark else 0
        _check_event(event, line)
        deep += isinstance(event, OPENING) - isinstance(event, CLOSING)
        if deep > DEEPEST:
            raise refused(_("holds lists within lists, deeper than any file of ours."), line)
        if count > MOST_VALUES:
            raise refused(_("The file holds far too many values. Split it into smaller ones."))


def _check_event(event: yaml.Event, line: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise refused(_("uses “&” or “*” as a shortcut. Write the words out."), line)
    if getattr(event, "tag", None):
        raise refused(_("uses “!” to name a kind of value. Leave that out."), line)


def _unreadable(error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message = _(
        "cannot be read as YAML. Look at the indents, colons and quotation marks here "
        "and on the line above."
    )
    return Problem(mark.line + 1 if mark else 1, "", message)


def _head(node: yaml.Node, pairs: dict[str, yaml.Node], problems: list[Problem]) -> Head:
    line = _line_of(node)
    for name in pairs:
        if name not in HEAD:
            problems.append(Problem(_line_of(pairs[name]), "", _unknown_field(name)))
    if "collection" not in pairs:
        problems.append(Problem(line, label_of("collection"), _("is missing.")))
    slug, title, summary = (_text(pairs, name, problems) for name in HEAD[:3])
    return Head(line, slug, title, summary)


def _text(pairs: dict[str, yaml.Node], name: str, problems: list[Problem]) -> str:
    value = _plain(pairs[name]) if name in pairs else ""
    if isinstance(value, str):
        return " ".join(value.split())
    problems.append(Problem(_line_of(pairs[name]), name, _("is not text.")))
    return ""


def _rows(found: dict[str, yaml.Node], head: Head, problems: list[Problem]) -> Iterator[RawRow]:
    prompts = found.get("prompts")
    if not isinstance(prompts, yaml.SequenceNode) or not prompts.value:
        problems.append(Problem(head.line, "prompts", _("is missing or empty.")))
        return
    for each in prompts.value:
        pairs = _pairs(each, problems)
        for name in set(pairs) - set(COLUMNS[1:]):
            problems.append(Problem(_line_of(pairs[name]), "", _unknown_field(name)))
        values: dict[str, Any] = dict.fromkeys(WORDING, "") | {"collection": head.slug}
        values |= {name: _plain(value) for name, value in pairs.items() if name in COLUMNS}
        values["version"] = _number(pairs.get("version"))
        lines = {name: _line_of(value) for name, value in pairs.items()}
        yield RawRow(_line_of(each), values, lines)


def _pairs(node: yaml.Node | None, problems: list[Problem]) -> dict[str, yaml.Node]:
    """A mapping's names and values; a name that stands twice is a fault."""
    if not isinstance(node, yaml.MappingNode):
        line = _line_of(node) if node else 1
        problems.append(Problem(line, "", _("this is not a list of “name: value” lines.")))
        return {}
    pairs: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = shortened(str(key.value))
        if name in pairs:
            message = _("“%(name)s” is written twice.") % {"name": name}
            problems.append(Problem(_line_of(key), "", message))
        pairs[name] = value
    return pairs


def _plain(node: yaml.Node) -> str | list[str] | NotText:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        parts = [_plain(each) for each in node.value]
        if all(isinstance(part, str) for part in parts):
            return [part for part in parts if isinstance(part, str)]
    return NotText("…")


def _scalar(node: yaml.ScalarNode) -> str | NotText:
    if node.tag == NULL:
        return ""
    return str(node.value) if node.tag == TEXT else NotText(str(node.value))


def _number(node: yaml.Node | None) -> str | list[str] | NotText:
    """The number of a version, as it is written."""
    if isinstance(node, yaml.ScalarNode) and node.tag == NUMBER:
        return str(node.value)
    return _plain(node) if node else ""


def _line_of(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _unknown_field(name: str) -> str:
    return _("“%(name)s” is not a field this file may have.") % {"name": name}
