"""Bytes into text: UTF-8, or UTF-16 with its mark, and no character that hides something."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from prompts.exchange.problems import FileRefused, Problem, refused

LARGEST = 2_000_000  # bytes
MOST_TOLD = 2_000  # faults of one file; nobody mends more by hand
UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
NOT_TEXT = (b"\x1f\x8b", b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"{\\rtf", b"SQLite format")
NOT_READABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\uf8ff\ufeff\ufff9-\uffff\U000e0000-\U0010ffff]"
)


def text_of(raw: bytes) -> str:
    """The file's text, or `FileRefused` with every line that cannot be read."""
    _check_size(raw)
    _check_kind(raw)
    text = _decoded(raw)
    _refuse_any(
        Problem(number, "", message)
        for number, line in enumerate(text.split("\n"), start=1)
        for message in unreadable_in(line)
    )
    if not text.strip():
        raise refused(_("The file is empty."))
    return text


def _refuse_any(problems: Iterator[Problem]) -> None:
    told = list(islice(problems, MOST_TOLD))
    if told:
        raise FileRefused(told)


def unreadable_in(text: str) -> Iterator[str]:
    """A sentence for each kind of hidden or lost character."""
    for sign in sorted(set(NOT_READABLE.findall(text))):
        yield _complaint(sign) % {"code": f"U+{ord(sign):04X}"}


def _complaint(sign: str) -> str:
    if sign == "\0":
        return _("holds a null character; the file may be damaged. Save it again.")
    if sign == "\ufffd":
        return _("holds a character that was lost when the file was saved. Type it again.")
    if sign in "\u061c\u200e\u200f" or unicodedata.bidirectional(sign) in BIDIRECTIONAL:
        return _("holds a hidden sign that turns the direction of reading (%(code)s). Take it out.")
    return _("holds a hidden control character (%(code)s). Take it out.")


BIDIRECTIONAL = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def _check_size(raw: bytes) -> None:
    if not raw.strip():
        raise refused(_("The file is empty."))
    if len(raw) > LARGEST:
        raise refused(too_large())


def too_large() -> str:
    """The sentence for a file past the limit."""
    return _("The file is larger than 2 MB. Split it into smaller ones.")


def _check_kind(raw: bytes) -> None:
    if raw.startswith(WORKBOOKS):
        raise refused(
            _("This is a workbook or a zip file, not a text file. Save it as “CSV UTF-8”.")
        )
    if raw.startswith(NOT_TEXT):
        raise refused(_("This is not a text file. Choose a CSV or YAML file."))
    if raw.startswith(UTF32):
        raise refused(_("The file is written in UTF-32. Save it as “CSV UTF-8”."))


def _decoded(raw: bytes) -> str:
    if raw.startswith(UTF16):
        return _as_utf16(raw)
    lines = raw.removeprefix(codecs.BOM_UTF8).split(b"\n")
    _refuse_any(
        Problem(number, "", _not_utf8(line))
        for number, line in enumerate(lines, start=1)
        if not _is_utf8(line)
    )
    return b"\n".join(lines).decode()


def _as_utf16(raw: bytes) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError as error:
        line = raw[: error.start].decode("utf-16", "replace").count("\n") + 1
        raise refused(_("is damaged: it breaks off inside a character."), line) from error


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _not_utf8(line: bytes) -> str:
    near = line.decode("ascii", "replace").strip("\r")
    place = near.index("\ufffd")
    return _(
        "is not written in UTF-8, near “%(near)s”. In a spreadsheet, save it as “CSV UTF-8”."
    ) % {"near": "".join(c if c.isprintable() else "?" for c in near[max(0, place - 12) : place])}
