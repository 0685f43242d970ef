"""CSV: rows in and out, with cells a spreadsheet would run as a formula made harmless."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.utils.translation import gettext as _

from prompts.exchange.columns import COLUMNS, LISTS, NEEDED, column_called, label_of
from prompts.exchange.problems import FileRefused, Problem, refused
from prompts.exchange.rows import RawRow, shortened

MOST_ROWS = 2_000
MOST_CELLS = 100
DELIMITERS = (",", ";", "\t")
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
ESCAPED = re.compile(r"'+\s*[=+\-@＝＋－＠\t\r]")
BETWEEN = " | "
Record = tuple[int, list[str]]


def csv_of(rows: Iterable[Sequence[str]]) -> str:
    """A table with our columns; every cell is quoted and none is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([escaped(cell) for cell in row] for row in rows)
    return out.getvalue()


def escaped(cell: str) -> str:
    """With an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if FORMULA.match(cell) or ESCAPED.match(cell) else cell


def unescaped(cell: str) -> str:
    """What stood there before it was escaped."""
    return cell[1:] if ESCAPED.match(cell) else cell


def read_table(text: str, problems: list[Problem]) -> list[RawRow]:
    """Every row below the heading; what is wrong with a row is noted.

    `FileRefused` where the heading or the rows themselves cannot be made out.
    """
    broken: list[Problem] = []
    filled = (each for each in _records(text, _delimiter_of(text), broken) if _is_filled(each))
    records = list(islice(filled, MOST_ROWS + 2))  # the heading, and one more than may be
    if not records:
        raise FileRefused(broken or [Problem(0, "", _("The file is empty."))])
    (line, heading), *rest = records
    columns = _columns(line, _without_empty_end(heading), broken)
    if broken:
        raise FileRefused(broken)
    if not rest:
        raise refused(_("The file has a heading but no rows below it."))
    if len(rest) > MOST_ROWS:
        raise refused(_("The file has more than %(most)s rows. Split it.") % {"most": MOST_ROWS})
    return [row for record in rest if (row := _row(record, columns, problems))]


def _is_filled(record: Record) -> bool:
    return any(map(str.strip, record[1]))


def _delimiter_of(text: str) -> str:
    """The sign between cells: whichever makes most headings known."""
    heading = text.lstrip("\r\n").partition("\n")[0].rstrip("\r")
    return max(DELIMITERS, key=lambda sign: _known(heading.split(sign)[:MOST_CELLS]))


def _known(names: list[str]) -> int:
    return len({column_called(name.strip().strip('"')) for name in names} - {""})


def _records(text: str, delimiter: str, problems: list[Problem]) -> Iterator[Record]:
    """Each record with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for record in reader:
            if record:
                yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(line, "", _broken(str(error))))


def _broken(said: str) -> str:
    if "unexpected end" in said:
        return _("opens a quotation mark that is never closed.")
    if "expected after" in said:
        return _('has a quotation mark inside a cell; write it twice there, like this: "".')
    if "field limit" in said:
        return _("holds a cell that is far too long; perhaps a quotation mark is not closed.")
    return _("cannot be read as a row of cells.")


def _columns(line: int, heading: list[str], problems: list[Problem]) -> list[str]:
    if len(heading) > MOST_CELLS:
        raise refused(_("The first row has far more cells than there are columns here."), line)
    columns = [column_called(name) for name in heading]
    for name, column in zip(heading, columns, strict=True):
        if not column:
            problems.append(Problem(line, "", _unknown_column(name)))
    for column in COLUMNS:
        if columns.count(column) > 1:
            message = _("the column “%(name)s” stands there twice.") % {"name": column}
            problems.append(Problem(line, "", message))
    for column in NEEDED:
        if column not in columns:
            message = _("the column “%(name)s” (%(label)s) is missing.")
            values = {"name": column, "label": label_of(column)}
            problems.append(Problem(line, "", message % values))
    return columns


def _unknown_column(name: str) -> str:
    if not name.strip():
        return _("a column has no name.")
    values = {"name": shortened(name), "columns": ", ".join(COLUMNS)}
    return _("“%(name)s” is no column here. The columns are: %(columns)s.") % values


def _row(record: Record, columns: list[str], problems: list[Problem]) -> RawRow | None:
    line, cells = record
    cells = cells[: len(columns)] + _without_empty_end(cells[len(columns) :])
    if len(cells) != len(columns):
        message = _("has %(count)s cells for %(columns)s columns.")
        values = {"count": len(cells), "columns": len(columns)}
        problems.append(Problem(line, "", message % values))
        return None
    problems += [
        Problem(line, label_of(column), _runs(cell))
        for column, cell in zip(columns, cells, strict=True)
        if FORMULA.match(cell)
    ]
    return RawRow(line, {c: unescaped(cell) for c, cell in zip(columns, cells, strict=True)})


def _runs(cell: str) -> str:
    values = {"sign": cell.strip()[:1]}
    return (
        _(
            "begins with “%(sign)s”, and a spreadsheet would run it as a formula. "
            "If it is meant as text, put an apostrophe (') before it."
        )
        % values
    )


def _without_empty_end(cells: list[str]) -> list[str]:
    """Without the empty cells that spreadsheets leave behind."""
    filled = [place for place, cell in enumerate(cells, start=1) if cell.strip()]
    return cells[: filled[-1]] if filled else []


def cell_of(column: str, value: object) -> str:
    """A value as one cell."""
    if column in LISTS and isinstance(value, list | tuple):
        return BETWEEN.join(map(str, value))
    return str(value)
