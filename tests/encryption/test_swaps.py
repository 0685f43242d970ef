"""Forty cells, and no box of one opens in another: not the body, not the slot, not both.

The cells differ in row, column, owner, revision, model, deployment or reader. In the second test
every reader has the same key and every content key is the same, so that only the place refuses.
"""

import uuid
from dataclasses import dataclass
from itertools import permutations

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from encryption import box
from encryption.errors import Unreadable
from encryption.models import SealedRow
from encryption.readers import Reader
from encryption.ring import parse_key_ring
from encryption.sealed import Sealed
from tests.encryption.rings import ring_json
from tests.encryption.sample.models import Leaf, Page, Snapshot

BODY, SLOT, BOTH = "body", "slot", "body and slot"


@dataclass(frozen=True)
class Cell:
    """One sealed column of one row, with the reader who may open it."""

    row: SealedRow
    field: str
    reader: Reader

    @property
    def slot_name(self) -> str:
        return {"document": "content_slot", "aside": "aside_slot", "snapshot": "snapshot_slot"}[
            self.field
        ]

    def taken(self) -> tuple[Sealed, Sealed]:
        return getattr(self.row, self.field), getattr(self.row, self.slot_name)

    def opens_with(self, body: Sealed, slot: Sealed) -> bool:
        own_body, own_slot = self.taken()
        setattr(self.row, self.field, body)
        setattr(self.row, self.slot_name, slot)
        try:
            self.row.open_for(self.reader, field=self.field)
        except Unreadable:
            return False
        finally:
            setattr(self.row, self.field, own_body)
            setattr(self.row, self.slot_name, own_slot)
        return True


def forty_cells(key_of: dict[str, bytes]) -> list[Cell]:
    cells = []
    for deployment in ("here", "there"):
        place = parse_key_ring(ring_json(deployment=deployment)).place
        for owner in (uuid.UUID(int=1), uuid.UUID(int=2)):
            cells += _cells_of(owner, place, key_of)
    return cells


def _cells_of(owner: uuid.UUID, deployment: bytes, key_of: dict[str, bytes]) -> list[Cell]:
    """Ten cells of one person in one deployment; all have the same ids for their rows."""
    own = Reader("owner", owner, AESGCM(key_of["owner"]), deployment)
    ids = [uuid.UUID(int=100 + number) for number in range(4)]
    pages = [Page(client_id=owner, public_id=ids[number]) for number in (0, 1)]
    leaves = [Leaf(client_id=owner, public_id=ids[number]) for number in (0, 1)]
    cells = [Cell(page, name, own) for page in pages for name in ("document", "aside")]
    cells += [Cell(leaf, "document", own) for leaf in leaves]
    later = Page(client_id=owner, public_id=ids[0])  # the first page again, at a later revision
    cells.append(Cell(later, "document", own))
    for number, relationship in ((0, ids[2]), (0, ids[3]), (1, ids[2])):
        row = Snapshot(client_id=owner, public_id=ids[number], relationship_id=relationship)
        cells.append(
            Cell(
                row,
                "snapshot",
                Reader("relationship", relationship, AESGCM(key_of["relationship"]), deployment),
            )
        )
    for cell in cells:
        cell.row.seal_for(cell.reader, "the same words", field=cell.field)
    later.seal_for(own, "the same words", field="document")
    return cells


def accepted_swaps(cells: list[Cell], what: str) -> int:
    accepted = 0
    for into, source in permutations(cells, 2):
        (body, slot), (own_body, own_slot) = source.taken(), into.taken()
        match what:
            case "body":
                accepted += into.opens_with(body, own_slot)
            case "slot":
                accepted += into.opens_with(own_body, slot)
            case _:
                accepted += into.opens_with(body, slot)
    return accepted


@pytest.mark.parametrize("what", [BODY, SLOT, BOTH])
def test_no_swap_among_forty_cells_is_accepted(what: str) -> None:
    cells = forty_cells({"owner": box.new_key(), "relationship": box.new_key()})

    assert len(cells) == 40
    assert all(cell.opens_with(*cell.taken()) for cell in cells)
    assert accepted_swaps(cells, what) == 0


def test_the_place_alone_refuses_when_every_key_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(box, "new_key", lambda: bytes(32))
    cells = forty_cells({"owner": bytes(32), "relationship": bytes(32)})

    assert accepted_swaps(cells, BOTH) == 0
    # A body is bound to its row, and its slot to the reader: one row sealed for two
    # relationships takes the other's body, both ways, for two people in two deployments.
    assert accepted_swaps(cells, BODY) == 8
    # A slot serves a column at every revision: one page at two revisions, likewise.
    assert accepted_swaps(cells, SLOT) == 8
