"""Drawings: what a hand drew is kept stroke by stroke, and nothing else passes for a drawing."""

import json
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal.drawing import COLOURS, Drawing, Path, Stroke, parse, to_svg_paths

A_DRAWING = Drawing(
    "blank",
    (1200, 1600),
    (
        Stroke("moss", 2, (10, 10, 20, 30, 40, 30, 50, 50)),
        Stroke("moss", 2, (5, 5)),
        Stroke("clay", 4, (0, 0, 1200, 1600)),
    ),
)

points = st.lists(st.integers(0, 300), min_size=2, max_size=20).filter(lambda all: not len(all) % 2)
strokes = st.builds(Stroke, st.sampled_from(sorted(COLOURS)), st.integers(1, 4), points.map(tuple))
drawings = st.builds(
    Drawing,
    st.sampled_from(["blank", "body"]),
    st.tuples(st.integers(300, 4096), st.integers(300, 4096)),
    st.lists(strokes, min_size=1, max_size=6).map(tuple),
)
FINE = [("version", 1), ("template", "blank"), ("template", "body")]
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def changed(**fields: object) -> bytes:
    return json.dumps(json.loads(A_DRAWING.to_bytes()) | fields).encode()


def with_stroke(**fields: object) -> bytes:
    stroke = {"colour": "ink", "width": 1, "points": [1, 1]} | fields
    return changed(strokes=[stroke])


@given(drawings)
def test_a_drawing_comes_back_as_it_was_drawn(drawing: Drawing) -> None:
    assert parse(drawing.to_bytes()) == drawing


@given(drawings)
def test_a_path_says_where_the_line_goes_and_nothing_else(drawing: Drawing) -> None:
    for path in to_svg_paths(drawing):
        assert re.fullmatch(r"[MQLh0-9. ]+", path.course)
        assert re.fullmatch(r"ink-[a-z]+ nib-[1-4]", path.classes)


def test_lines_are_smooth_and_strokes_of_one_pen_are_one_path() -> None:
    assert to_svg_paths(A_DRAWING) == [
        Path("M10 10Q20 30 30 30Q40 30 45 40L50 50M5 5h.1", "moss", 2),
        Path("M0 0L1200 1600", "clay", 4),
    ]


@given(st.binary() | anything.map(lambda said: json.dumps(said).encode()))
def test_nothing_else_passes_for_a_drawing(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^This is not a drawing this page can read\.$"):
        parse(data)


@given(st.sampled_from(["version", "template", "size", "strokes"]), anything)
def test_a_field_of_another_kind_is_refused(field: str, said: object) -> None:
    assume((field, said) not in FINE and type(said) is not list)

    with pytest.raises(ValueError, match=r"^This is not a drawing this page can read\.$"):
        parse(changed(**{field: said}))


@pytest.mark.parametrize(
    "data",
    [
        changed(more=1),
        changed(version=True),
        changed(version=2),
        changed(size=[0, 10]),
        changed(size=[5000, 10]),
        changed(template='blank"><script>'),
        with_stroke(colour='ink" onload="x'),
        with_stroke(width=5),
        with_stroke(width=True),
        with_stroke(points=[1]),
        with_stroke(points=[]),
        with_stroke(points=[-1, 2]),
        with_stroke(points=[1201, 2]),
        with_stroke(points=[2, 1601]),
        with_stroke(points=[1.5, 2]),
        with_stroke(points=["1", "2"]),
        with_stroke(points=[True, True]),
        with_stroke(points=[float("inf"), float("nan")]),
        with_stroke(more="1"),
        b"[" * 100_000,
        b'{"version": ' + b"9" * 5000 + b"}",
        b"\xff\xfe",
        b"",
    ],
)
def test_hostile_drawings_are_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^This is not a drawing this page can read\.$"):
        parse(data)


@pytest.mark.parametrize(
    "data",
    [
        b" " * 2_000_001,
        changed(strokes=[{"colour": "ink", "width": 1, "points": [1, 1]}] * 5001),
        changed(strokes=[{"colour": "ink", "width": 1, "points": [1, 1] * 100_001}] * 2),
    ],
    ids=["bytes", "strokes", "points"],
)
def test_more_than_one_paper_holds_is_refused_kindly(data: bytes) -> None:
    with pytest.raises(ValueError, match="more than one paper holds"):
        parse(data)


def test_an_empty_paper_is_not_kept() -> None:
    with pytest.raises(ValueError, match=r"There is nothing on the paper yet\."):
        parse(changed(strokes=[]))
