"""What is different from usual, and what two maps say together: tables, nothing else."""

import pytest

from journal.body_difference import difference, differences
from journal.body_documents import BodyMapDocument, BodyUsualDocument, each_side, together
from journal.documents import Sensation as S
from journal.overlay import overlay

ACHE = S("low-back", ("dull", "heavy"), 5, "unpleasant")
NUMB = S("feet:left", ("numb",))


@pytest.mark.parametrize(
    ("felt", "usual", "is_called"),
    [
        (None, None, ""),
        (S("belly", ("warm",)), None, "new"),
        (S("belly"), None, "new"),
        (None, ACHE, "quiet"),
        (S("low-back", ("quiet",)), ACHE, "quiet"),
        (S("low-back", ("absent", "quiet"), 2), ACHE, "quiet"),
        (S("low-back", (), 0), ACHE, "quiet"),
        (S("low-back", ("quiet",)), S("low-back", ("quiet",)), "as-usual"),
        (S("low-back", ("dull",), 7), ACHE, "stronger"),
        (S("low-back", ("dull",), 2), ACHE, "softer"),
        (S("low-back", ("warm",), 2), ACHE, "softer"),
        (S("low-back", ("dull",), 5), ACHE, "as-usual"),
        (S("low-back", ("warm",), 5), ACHE, "otherwise"),
        (S("low-back", ("no-change",), 9), ACHE, "as-usual"),
        (S("feet:left", ("numb",), 4), NUMB, "as-usual"),
        (S("feet:left", ("tingling",), 4), NUMB, "otherwise"),
        (S("feet:left", ("numb",), activity="more"), NUMB, "stronger"),
        (S("feet:left", ("numb",), activity="less"), NUMB, "softer"),
        (S("feet:left"), NUMB, "as-usual"),
        (S("feet:left", ("warm",)), S("feet:left", own="an implant"), "as-usual"),
    ],
)
def test_how_a_place_stands_to_what_is_usual_there(felt, usual, is_called):
    assert difference(felt, usual) == is_called


def test_every_place_either_names_is_compared():
    felt = (S("low-back", ("dull",), 7), S("jaw", ("tight",)))

    assert differences(felt, (ACHE, NUMB)) == {
        "low-back": "stronger",
        "jaw": "new",
        "feet:left": "quiet",
    }


def test_two_maps_together_name_each_place_once_from_top_to_toe():
    lines = overlay((S("feet:left"), S("chest", ("tight",))), (S("jaw"), S("chest", ("open",))))

    assert [(line.code, line.state) for line in lines] == [
        ("jaw", "second"),
        ("chest", "both"),
        ("feet:left", "first"),
    ]
    assert lines[1].label == "chest. First: tight. Second: open."


def test_both_versions_together_lose_no_word_of_either():
    saved = S("chest", ("tight",), 6, "unpleasant", "moving", "", "a fist")
    typed = S("chest", ("open", "tight"), None, "mixed", "", "less", "a door")

    assert together(saved, typed) == S(
        "chest", ("tight", "open"), 6, "mixed", "moving", "less", "a fist; a door"
    )


def test_both_sides_of_an_entry_become_left_and_right():
    assert [p.region for p in each_side((S("knees:both"), S("jaw")))] == [
        "knees:left",
        "knees:right",
        "jaw",
    ]


@pytest.mark.parametrize("shape", [BodyMapDocument, BodyUsualDocument])
def test_a_document_comes_back_as_it_was_and_refuses_what_it_does_not_know(shape):
    document = shape(places=(ACHE, NUMB), note="a chair")

    assert shape.from_json(document.as_json()) == document
    with pytest.raises(TypeError):
        shape.from_json(document.as_json() | {"colour": "red"})


def test_a_place_kept_before_steadiness_was_asked_still_opens():
    old = {"region": "chest", "words": ["tight"], "intensity": 6, "pleasant": ""}

    assert BodyMapDocument.from_json({"places": [old]}).places == (S("chest", ("tight",), 6),)
