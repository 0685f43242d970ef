"""What changed between two wordings."""

from hypothesis import given
from hypothesis import strategies as st

from prompts.differences import changes_between
from tests.prompts.making import wording


def test_only_fields_that_differ_are_shown_word_by_word() -> None:
    new = wording(text="What is above your window?", phases=("weaving",))

    changes = {change.field: change.pieces for change in changes_between(wording(), new)}

    assert set(changes) == {"text", "phases"}
    assert [tuple(piece) for piece in changes["text"]] == [
        ("same", "What is "),
        ("gone", "outside "),
        ("new", "above "),
        ("same", "your window?"),
    ]


def test_a_first_version_is_shown_as_it_is() -> None:
    pieces = [p for change in changes_between(None, wording()) for p in change.pieces]
    assert {piece.kind for piece in pieces} == {"same"}


@given(old=st.text(max_size=60), new=st.text(max_size=60))
def test_both_texts_can_be_read_out_of_the_difference(old: str, new: str) -> None:
    changes = changes_between(wording(text=old), wording(text=new))

    pieces = [piece for change in changes for piece in change.pieces]
    assert "".join(p.text for p in pieces if p.kind != "new") == (old if old != new else "")
    assert "".join(p.text for p in pieces if p.kind != "gone") == (new if old != new else "")


def test_an_item_added_to_a_list_leaves_the_others_as_they_are() -> None:
    changes = changes_between(wording(lenses=("joyful",)), wording(lenses=("joyful", "nature")))

    assert [tuple(piece) for piece in changes[0].pieces] == [("same", "joy"), ("new", ", outdoors")]
