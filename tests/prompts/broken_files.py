"""Two hundred files that cannot be imported, as a table: what was done to a sound one, and the
line and the words a curator is told.

A sound table has three rows, on lines 2 to 4; a sound document has its prompt on line 4.
"""

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.prompts.exchanging import HEADING, document, item, row, table


class Broken(NamedTuple):
    """A file, and what has to be said about it."""

    what: str
    name: str
    raw: bytes
    said: str


def sound() -> list[dict[str, str]]:
    """Return three rows that may be imported."""
    return [row(number) for number in range(3)]


# A cell of the second row (line 3) is changed to this, and this is said.
CELLS: list[tuple[str, str, str]] = [
    ("collection", "", "Line 3, collection: is missing"),
    ("collection", "cellars", "Line 3, collection: no collection is called “cellars”"),
    ("collection", "w" * 81, "Line 3, collection: has 81 characters; 80 is the most"),
    ("collection", "win\tdows\x07", "Line 3: holds a hidden control character (U+0007)"),
    ("slug", "Two Words", "Line 3, short name: “Two Words” may hold small letters"),
    ("slug", "under_line", "Line 3, short name: “under_line” may hold small letters"),
    ("slug", "-edge", "Line 3, short name: begins with “-”"),
    ("slug", "edge-", "Line 3, short name: “edge-” may hold small letters"),
    ("slug", "dou--ble", "Line 3, short name: “dou--ble” may hold small letters"),
    ("slug", "größe", "Line 3, short name: “größe” may hold small letters"),
    ("slug", "a/b", "Line 3, short name: “a/b” may hold small letters"),
    ("slug", "../etc", "Line 3, short name: “../etc” may hold small letters"),
    ("slug", "s" * 61, "Line 3, short name: has 61 characters; 60 is the most"),
    ("slug", "asked-0", "Line 3, short name: stands on line 2 already"),
    ("slug", "here", "Line 3, version: “here” is here already, as version 1"),
    ("version", "one", "Line 3, version: “one” is not the number of a version"),
    ("version", "0", "Line 3, version: “0” is not the number of a version"),
    ("version", "-1", "Line 3, version: begins with “-”"),
    ("version", "1.5", "Line 3, version: “1.5” is not the number of a version"),
    ("version", "12345678", "Line 3, version: “12345678” is not the number"),
    ("version", "١", "Line 3, version: “١” is not the number of a version"),
    ("text", "", "Line 3, prompt: is missing"),
    ("text", "   ", "Line 3, prompt: is missing"),
    ("text", "w" * 241, "Line 3, prompt: has 241 characters; 240 is the most"),
    ("text", "w" * 5000, "Line 3, prompt: has 5000 characters; 240 is the most"),
    ("text", row(0)["text"], "Line 3, prompt: stands on line 2 already"),
    ("text", row(0)["text"].upper(), "Line 3, prompt: stands on line 2 already"),
    ("text", "What is outside your window?", "Line 3, prompt: “here” asks the same already"),
    ("text", "=HYPERLINK(1)", "Line 3, prompt: begins with “=”"),
    ("text", "+SUM(A1:A2)", "Line 3, prompt: begins with “+”"),
    ("text", "@SUM(A1)", "Line 3, prompt: begins with “@”"),
    ("text", "-2+3", "Line 3, prompt: begins with “-”"),
    ("text", "  =1+1", "Line 3, prompt: begins with “=”"),
    ("text", "＝1+1", "Line 3, prompt: begins with “＝”"),
    ("text", "\t=1", "Line 3, prompt: begins with “=”"),
    ("text", "What\x00 now?", "Line 3: holds a null character"),
    ("text", "What\u202e now?", "Line 3: holds a hidden sign that turns the direction of reading"),
    ("text", "What\u2066 now?", "Line 3: holds a hidden sign that turns the direction of reading"),
    ("text", "What\u200f now?", "Line 3: holds a hidden sign that turns the direction of reading"),
    ("text", "What\u200b now?", "Line 3: holds a hidden control character (U+200B)"),
    ("text", "What\u00ad now?", "Line 3: holds a hidden control character (U+00AD)"),
    ("text", "What\x1b[31m now?", "Line 3: holds a hidden control character (U+001B)"),
    ("text", "What\x7f now?", "Line 3: holds a hidden control character (U+007F)"),
    ("text", "What\x85 now?", "Line 3: holds a hidden control character (U+0085)"),
    ("text", "What\ufffd now?", "Line 3: holds a character that was lost"),
    ("text", "What\ufeff now?", "Line 3: holds a hidden control character (U+FEFF)"),
    ("text", "What\ue000 now?", "Line 3: holds a hidden control character (U+E000)"),
    ("helper", "", "Line 3, helper line: is missing"),
    ("helper", "w" * 201, "Line 3, helper line: has 201 characters; 200 is the most"),
    ("helper", "=1", "Line 3, helper line: begins with “=”"),
    ("why", "", "Line 3, why this prompt: is missing"),
    ("why", "w" * 301, "Line 3, why this prompt: has 301 characters; 300 is the most"),
    ("why", "+1", "Line 3, why this prompt: begins with “+”"),
    ("phases", "", "Line 3, phases: is missing"),
    ("phases", " | | ", "Line 3, phases: is missing"),
    ("phases", "weeving", "Line 3, phases: “weeving” is none of:"),
    ("phases", "weaving, between", "Line 3, phases: “weaving, between” is none of:"),
    ("phases", "weaving | someday", "Line 3, phases: “someday” is none of:"),
    ("phases", "weaving | weaving", "Line 3, phases: holds “weaving” twice"),
    ("phases", "between | any day", "Line 3, phases: holds “between” twice"),
    ("phases", "landing", "Line 3, depth:"),
    ("phases", "day | landing", "Line 3, depth:"),
    ("phases", "['weaving']", "Line 3, phases: “['weaving']” is none of:"),
    ("depth", "", "Line 3, depth: is missing"),
    ("depth", "forever", "Line 3, depth: “forever” is none of: ten seconds, two minutes"),
    ("depth", "2", "Line 3, depth: “2” is none of:"),
    ("depth", "ten minutes", "Line 3, depth:"),
    ("depth", "two minutes | ten minutes", "Line 3, depth: “two minutes | ten minutes” is none"),
    ("domain", "", "Line 3, domain: is missing"),
    ("domain", "sea", "Line 3, domain: “sea” is none of: mind, body"),
    ("domain", "nature | body", "Line 3, domain: “nature | body” is none of:"),
]

# A cell of a column that may be left out, in the second row.
MORE_CELLS: list[tuple[str, str, str]] = [
    ("mode", "sing", "Line 3, mode: “sing” is none of: write, speak"),
    ("mode", "write|draw", "Line 3, mode: “write|draw” is none of:"),
    ("weight", "huge", "Line 3, weight: “huge” is none of: light, medium, heavy"),
    ("weight", "heavy", "Line 3, content note:"),
    ("lenses", "telescope", "Line 3, lenses: “telescope” is none of:"),
    ("lenses", "nature | outdoors", "Line 3, lenses: holds “nature” twice"),
    ("lenses", "grief; work", "Line 3, lenses: “grief; work” is none of:"),
    ("content_note", "a b c d e f g", "Line 3, content note:"),
    ("content_note", "w" * 61, "Line 3, content note: has 61 characters; 60 is the most"),
    ("content_note", "@x", "Line 3, content note: begins with “@”"),
    ("afterwards", "w" * 241, "Line 3, grounding after: has 241 characters; 240 is the most"),
    ("afterwards", "=A1", "Line 3, grounding after: begins with “=”"),
    ("follow_ups", "nowhere", "Line 3, follow ups: no prompt is called “nowhere”"),
    ("follow_ups", "here | here", "Line 3, follow ups: holds “here” twice"),
    ("follow_ups", "here | nowhere", "Line 3, follow ups: no prompt is called “nowhere”"),
    ("source", "w" * 241, "Line 3, source of the idea: has 241 characters; 240 is the most"),
    ("source", "=cmd|' /C calc'!A0", "Line 3, source of the idea: begins with “=”"),
    ("reviewer", "w" * 121, "Line 3, clinical reviewer: has 121 characters; 120 is the most"),
    ("reviewer", "+41 79", "Line 3, clinical reviewer: begins with “+”"),
    ("state", "published", "Line 3, state: “published” is none of: draft, reviewed, live"),
]

# The linter's severe findings, by the text that has them.
WORDS: list[str] = [
    "What would your partner say about the river today?",
    "What did your mother and father teach you about the door?",
    "What should you have done about the path by now?",
    "How will this medicine heal you for good today?",
    "What would a normal person say about the lamp today?",
]


def _cells() -> Iterator[Broken]:
    for heading, changes in ((HEADING, CELLS), (None, MORE_CELLS)):
        for column, cell, said in changes:
            rows = sound()
            rows[1][column] = cell
            columns = heading or (*HEADING, column)
            what = f"{column} says {cell[:20]!r}, {len(cell)} long"
            yield Broken(what, "mine.csv", table(rows, columns).encode(), said)


def _words() -> Iterator[Broken]:
    for text in WORDS:
        rows = sound()
        rows[1]["text"] = text
        yield Broken(text, "mine.csv", table(rows).encode(), "Line 3, prompt: ")


# What was done to the whole table, and what is said of it.
TABLES: list[tuple[str, Callable[[str], str], str]] = [
    ("nothing in it", lambda t: "", "The file is empty."),
    ("only spaces", lambda t: " \n \n", "The file is empty."),
    ("only a heading", lambda t: t.split("\r\n")[0], "a heading but no rows"),
    ("only a heading and empty rows", lambda t: t.split("\r\n")[0] + "\r\n,,,\r\n", "no rows"),
    ("no heading", lambda t: t.partition("\r\n")[2], "Line 1: “windows” is no column here"),
    ("an unknown column", lambda t: t.replace("why", "colour", 1), "Line 1: “colour” is no column"),
    ("a column without a name", lambda t: t.replace("why", "", 1), "Line 1: a column has no name"),
    ("a column twice", lambda t: t.replace("why", "helper", 1), "“helper” stands there twice"),
    ("a column twice in two ways", lambda t: t.replace("why", "Helper line", 1), "“helper” stands"),
    ("a quotation mark never closed", lambda t: t + '"windows,', "Line 5: opens a quotation mark"),
    ("a quotation mark inside a cell", lambda t: t + '"a"b,c\r\n', "Line 5: has a quotation mark"),
    ("a row too short", lambda t: t + "windows,x\r\n", "Line 5: has 2 cells for 9 columns"),
    ("a row too long", lambda t: t + ",".join("abcdefghij") + "\r\n", "Line 5: has 10 cells for 9"),
    ("one word", lambda t: "hello", "Line 1: “hello” is no column here"),
    ("a web page", lambda t: "<!doctype html><p>no</p>", "Line 1: “<!doctype html>"),
    ("a letter", lambda t: "Dear all,\nplease import.\n", "Line 1: “Dear all” is no column"),
    (
        "a cell without end",
        lambda t: t + '"' + "w" * 140_000 + '"',
        "Line 5: holds a cell that is far",
    ),
    ("headings between pipes", lambda t: t.replace(",", "|"), "Line 1: “collection|slug|"),
    ("a heading that is a formula", lambda t: t.replace("why", "=why", 1), "“=why” is no column"),
    ("two bad rows", lambda t: t.replace("nature", "sea"), "Line 4, domain: “sea” is none of"),
]


def _tables() -> Iterator[Broken]:
    for what, change, said in TABLES:
        yield Broken(f"a table: {what}", "mine.csv", change(table(sound())).encode(), said)
    for column in HEADING[:1] + HEADING[3:]:
        heading = [name for name in HEADING if name != column]
        said = f"Line 1: the column “{column}”"
        yield Broken(f"no {column}", "mine.csv", table(sound(), heading).encode(), said)
    many = table([row(0, slug=f"asked-{n}") for n in range(2001)]).encode()
    yield Broken("too many rows", "mine.csv", many, "The file has more than 2000 rows")
    bulky = f"{','.join(HEADING)}\n".encode()
    yield Broken("a million rows", "mine.csv", bulky + b"x\n" * 900_000, "more than 2000 rows")
    yield Broken("a million cells", "mine.csv", b"x," * 900_000, "far more cells than there are")
    yield Broken("a million empty cells", "mine.csv", b"," * 1_800_000, "The file is empty.")
    yield Broken("a million bad lines", "mine.csv", b"\x01\n" * 900_000, "hidden control character")
    names = table([row(0, phases="weaving|" * 15_000)]).encode()
    yield Broken("a list without end", "mine.csv", names, "has 15001 names; 100 is the most")


def _zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mine.csv", table(sound()))
    return out.getvalue()


def _bytes() -> Iterator[Broken]:
    text = table([row(0), row(1, helper="Ein Wort genügt, ganz sicher.")])
    raws = [
        ("western Windows", text.encode("cp1252"), "Line 3: is not written in UTF-8, near “"),
        ("an old Mac", text.encode("mac-roman"), "Line 3: is not written in UTF-8"),
        ("UTF-16 without its mark", table(sound()).encode("utf-16-le"), "holds a null character"),
        (
            "UTF-16 the other way round",
            table(sound()).encode("utf-16-be"),
            "holds a null character",
        ),
        ("UTF-32", text.encode("utf-32"), "The file is written in UTF-32"),
        ("half a UTF-16 character", text.encode("utf-16")[:-1], "it breaks off inside a character"),
        (
            "cut inside a character",
            text.encode().split("ü".encode())[0] + b"\xc3",
            "Line 3: is not",
        ),
        ("overlong UTF-8", text.encode() + b"\xc0\xaf", "Line 4: is not written in UTF-8"),
        ("half a pair", text.encode() + b"\xed\xa0\x80", "Line 4: is not written in UTF-8"),
        ("a zip", _zipped(), "This is a workbook or a zip file"),
        (
            "an old workbook",
            b"\xd0\xcf\x11\xe0" + text.encode(),
            "This is a workbook or a zip file",
        ),
        ("packed", gzip.compress(text.encode()), "This is not a text file"),
        ("a PDF", b"%PDF-1.7\n" + text.encode(), "This is not a text file"),
        ("a picture", b"\x89PNG\r\n\x1a\n", "This is not a text file"),
        ("a rich text", b"{\\rtf1 hello}", "This is not a text file"),
        ("a null at its end", text.encode() + b"\x00", "Line 4: holds a null character"),
        ("huge", text.encode() + b"w" * 2_000_000, "The file is larger than 2 MB"),
        ("a mark and nothing else", b"\xef\xbb\xbf", "The file is empty."),
    ]
    for what, raw, said in raws:
        yield Broken(what, "mine.csv", raw, said)
    for name in ("mine.xlsx", "mine", "mine.json", "mine.csv.exe", ""):
        yield Broken(f"called {name!r}", name or "x", text.encode(), "ends in .csv or .yaml")


# A field of the only prompt of a document is written like this.
YAML_FIELDS: list[tuple[str, str, str]] = [
    ("slug", "[a, b]", "Line 4, short name: is a list here"),
    ("slug", "{a: b}", "Line 4, short name: “…” is not text"),
    ("slug", "here", "Line 4, version: “here” is here already"),
    ("text", "", "Line 5, prompt: is missing"),
    ("text", "7", "Line 5, prompt: “7” is not text; put it in quotation marks"),
    ("text", "true", "Line 5, prompt: “true” is not text"),
    ("text", "2026-11-22", "Line 5, prompt: “2026-11-22” is not text"),
    ("text", "1.5", "Line 5, prompt: “1.5” is not text"),
    ("text", "[What, now]", "Line 5, prompt: is a list here"),
    ("text", '"What\\0 now?"', "Line 5, prompt: holds a null character"),
    ("text", '"What\\u202e now?"', "Line 5, prompt: holds a hidden sign that turns"),
    ("text", '"What\\x07 now?"', "Line 5, prompt: holds a hidden control character (U+0007)"),
    ("helper", "~", "Line 6, helper line: is missing"),
    ("helper", "no", "Line 6, helper line: “no” is not text"),
    ("phases", "weaving, between", "Line 8, phases: “weaving, between” is none of:"),
    ("phases", "[weaving, weaving]", "Line 8, phases: holds “weaving” twice"),
    ("phases", "[weaving, [between]]", "Line 8, phases: “…” is not a list of names"),
    ("phases", "[7]", "Line 8, phases: “…” is not a list of names"),
    ("phases", "[]", "Line 8, phases: is missing"),
    ("depth", "forever", "Line 9, depth: “forever” is none of:"),
    ("domain", "sea", "Line 10, domain: “sea” is none of:"),
    ("domain", "*nature", "Line 10: uses “&” or “*” as a shortcut"),
    ("domain", "&n nature", "Line 10: uses “&” or “*” as a shortcut"),
    ("domain", "!!python/object/apply:os.system [ls]", "Line 10: uses “!”"),
    ("domain", "!!str nature", "Line 10: uses “!”"),
    ("domain", "nature\n    domain: body", "Line 11: “domain” is written twice"),
    ("domain", "nature\n    colour: red", "Line 11: “colour” is not a field"),
    ("domain", "nature\n    version: two", "Line 11, version: “two” is not the number"),
    ("domain", "nature\n    version: [1]", "Line 11, version: “…” is not text"),
    ("domain", "nature\n    state: published", "Line 11, state: “published” is none of:"),
    ("domain", "nature\n    weight: heavy", "content note:"),
    ("domain", "nature\n  bad indent: x", "cannot be read as YAML"),
    ("domain", "nature: x: y", "Line 10: cannot be read as YAML"),
    ("domain", "[nature", "cannot be read as YAML"),
    ("domain", "'nature", "cannot be read as YAML"),
    ("domain", "nature\n\tmode: write", "cannot be read as YAML"),
    ("domain", "nature\n    <<: {a: b}", "Line 11: “<<” is not a field"),
    ("domain", "nature\n    ? [a]\n    : b", "is not a field"),
]
LAUGHS = "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(9))
DEEP = "collection: " + "[" * 5000
DOCUMENTS: list[tuple[str, str, str]] = [
    ("a list", "- a\n- b\n", "Line 1: this is not a list of “name: value” lines"),
    ("a word", "hello\n", "Line 1: this is not a list of “name: value” lines"),
    ("nothing but a mark", "---\n", "this is not a list of “name: value” lines"),
    ("only a remark", "# nothing\n", "The file holds no collection"),
    ("no collection", document(item(), head="title: Windows\n"), "Line 1, collection: is missing"),
    (
        "an unknown field",
        document(item(), head="collection: windows\ncolour: red\n"),
        "Line 2: “colo",
    ),
    (
        "a title twice",
        document(item(), head="title: a\ntitle: b\ncollection: windows\n"),
        "Line 2: “title” is written twice",
    ),
    ("no prompts", "collection: windows\n", "Line 1, prompts: is missing or empty"),
    ("an empty list", "collection: windows\nprompts: []\n", "prompts: is missing or empty"),
    (
        "prompts that are words",
        "collection: windows\nprompts: all\n",
        "prompts: is missing or empty",
    ),
    ("prompts that are no mappings", document("hello"), "Line 4: this is not a list of"),
    (
        "a new collection without a title",
        document(item(), head="collection: doors\n"),
        "Line 1, title: is missing",
    ),
    (
        "a new collection badly named",
        document(item(), head="collection: Two Doors\ntitle: x\n"),
        "“Two Doors” may hold small letters",
    ),
    (
        "a title that is too long",
        document(item(), head=f"collection: doors\ntitle: {'w' * 81}\n"),
        "has 81 characters; 80 is the most",
    ),
    (
        "a title that is a number",
        document(item(), head="collection: doors\ntitle: 7\n"),
        "title: is not text",
    ),
    (
        "one prompt twice",
        document(item(), item(text="Which bell rings for you now?")),
        "Line 11, short name: stands on line 4 already",
    ),
    (
        "one question twice",
        document(item(), item("asked-1")),
        "Line 12, prompt: stands on line 5 already",
    ),
    (
        "a collection twice",
        "\n---\n".join([document(item()), document(item("b", text="Which bell rings?"))]),
        "collection: stands on line 1 already",
    ),
    ("a billion laughs", LAUGHS, "uses “&” or “*” as a shortcut"),
    ("deep as a well", DEEP, "Line 1: holds lists within lists"),
    ("deep by indents", "".join(f"{' ' * n}a:\n" for n in range(500)), "holds lists within lists"),
    ("a table", table(sound()), "Line 1: this is not a list of"),
    (
        "a great many values",
        "collection: windows\nprompts: [" + "x," * 250_000 + "]",
        "far too many values",
    ),
    ("a directive nobody knows", "%YAML 9.9\n---\ncollection: windows\n", "YAML"),
]


def _documents() -> Iterator[Broken]:
    for field, value, said in YAML_FIELDS:
        raw = document(item(**{field: value} if value else {field: "~"})).encode()
        yield Broken(f"yaml: {field} is {value!r}", "mine.yaml", raw, said)
    for what, text, said in DOCUMENTS:
        yield Broken(f"yaml: {what}", "mine.yaml", text.encode(), said)


BROKEN: list[Broken] = [*_cells(), *_words(), *_tables(), *_bytes(), *_documents()]
