"""A link as a picture that a phone's camera reads: one path, to be drawn as SVG."""

from typing import NamedTuple

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET = 4  # squares of paper around it, as the standard asks


class Picture(NamedTuple):
    """How many squares a side has, and the line that draws the dark ones."""

    size: int
    path: str


def picture_of(text: str) -> Picture:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    dark = (
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return Picture(len(rows), "".join(dark))
