"""The shape of the pages: short templates, no code inline, nothing fetched from anyone else."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.tree import ROOMS, ROOT, found, lines_of, named

TEMPLATES = [p for p in found("*", "templates", *(f"{r}/templates" for r in ROOMS)) if p.is_file()]
STATIC = [p for p in found("*", "static", *(f"{r}/static" for r in ROOMS)) if p.is_file()]
WRITTEN = [path for path in STATIC if path.suffix != ".png"]
SCRIPTS = [path for path in STATIC if path.suffix == ".js"]
SHEETS = [path for path in STATIC if path.suffix == ".css"]
LONGEST_TEMPLATE, LONGEST_SCRIPT = 120, 160
INLINE = re.compile(
    r"<script(?![^>]*\ssrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:|srcdoc\s*=", re.I
)
ELSEWHERE = re.compile(r"(?:\b(?:https?|wss?|ftp):)?//(?=[a-z0-9-]+\.[a-z])[^\s\"'<>)]+", re.I)
NAMESPACES = ("http://www.w3.org/",)  # names, never fetched


def test_the_walk_finds_templates_scripts_and_sheets() -> None:
    assert (len(TEMPLATES) > 100, len(SCRIPTS) > 10, len(SHEETS) > 5) == (True, True, True)


def test_no_template_is_long() -> None:
    assert {named(p): n for p in TEMPLATES if (n := lines_of(p)) > LONGEST_TEMPLATE} == {}


def test_no_script_is_long() -> None:
    assert {named(p): n for p in SCRIPTS if (n := lines_of(p)) > LONGEST_SCRIPT} == {}


@pytest.mark.parametrize(
    "markup",
    ["<script>", '<p style="color:red">', '<a onclick="x()">', "<style>", 'href="javascript:x()"'],
)
def test_the_search_for_inline_code_finds_it(markup: str) -> None:
    assert INLINE.search(markup)


def test_no_template_carries_a_script_a_style_or_a_handler() -> None:
    inline = {
        named(path): [match.group() for match in INLINE.finditer(path.read_text())]
        for path in TEMPLATES
    }

    assert {name: what for name, what in inline.items() if what} == {}


@pytest.mark.parametrize("link", ["https://cdn.example.com/x.js", "//cdn.example.com/x.js"])
def test_the_search_for_foreign_addresses_finds_them(link: str) -> None:
    assert list(foreign(f'<script src="{link}">'))


def test_no_page_names_an_address_of_anyone_else() -> None:
    named_there = {named(path): list(foreign(path.read_text())) for path in TEMPLATES + WRITTEN}

    assert {name: links for name, links in named_there.items() if links} == {}


def foreign(text: str) -> Iterator[str]:
    """Addresses of other machines; a comment in a script begins with two slashes and a space."""
    for match in ELSEWHERE.finditer(text):
        if not match.group().startswith(NAMESPACES):
            yield match.group()


def test_every_address_has_a_name() -> None:
    nameless = [str(p.pattern) for p in patterns(get_resolver().url_patterns) if not p.name]

    assert [route for route in nameless if not route.startswith(DJANGOS_OWN)] == []


# The admin names every page but these: a way on for old links, and the page nobody finds.
DJANGOS_OWN = ("<path:object_id>/", "(?P<url>.*)$")


def patterns(found_here: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in found_here:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns)
        else:
            yield one


def test_partials_start_with_an_underscore_and_are_there() -> None:
    """The form pack's names are crispy's, so `paper/` is left out."""
    included = re.compile(r"{%\s*include\s+[\"']((?!paper/)[^\"']+\.html)[\"']")
    names = {name for path in TEMPLATES for name in included.findall(path.read_text())}

    assert {name for name in names if not Path(name).name.startswith("_")} == set()
    assert {name for name in names if not (ROOT / "templates" / name).is_file()} == set()
