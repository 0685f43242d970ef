"""Days as a garden path, drawn for a page. Pure: no clock, no database.

The path leads up, a week a turn, and ends at the last day. What was done on a day stands beside
it. A day without anything is a piece of the path like any other; nothing wilts, nothing is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WIDTH, EDGE, ROW, TOP, FOOT = 320, 34, 58, 50, 26
ACROSS = (WIDTH - 2 * EDGE) / 6
SWAY = (0, 4, 2, -3, -4, -1, 0)  # a path of feet, not of rulers
BESIDE = (0, -14, 14, -26, 26)  # where the plants of one day stand; the next grow no further out
A_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Plant:
    """Something done, as it stands beside the path."""

    x: float
    y: float
    kind: str


@dataclass(frozen=True)
class Garden:
    """The path, and what stands beside it."""

    path: str
    plants: list[Plant]
    here: tuple[float, float]
    height: int
    width: int = WIDTH


def garden_of(first: date, last: date, things: Mapping[date, Sequence[str]]) -> Garden:
    """The path from one day to another; `things` are the kinds of what was done on a day."""
    top = monday_of(last)
    rows = (top - monday_of(first)).days // 7 + 1
    days = [first + n * DAY for n in range((last - first).days + 1)]
    spots = [spot(day, top) for day in days]
    plants = [
        Plant(x + beside, y, kind)
        for day, (x, y) in zip(days, spots, strict=True)
        for beside, kind in zip(BESIDE, things.get(day, ()), strict=False)
    ]
    return Garden(smooth(with_turns(days, spots)), plants, spots[-1], TOP + ROW * (rows - 1) + FOOT)


def monday_of(day: date) -> date:
    return day - day.weekday() * DAY


def spot(day: date, top: date) -> tuple[float, float]:
    """Where a day lies: weeks one above the other, every other week the other way."""
    monday = monday_of(day)
    number = day.weekday() if leads_right(monday) else 6 - day.weekday()
    y = TOP + ROW * ((top - monday).days // 7) + SWAY[day.weekday()]
    return round(EDGE + ACROSS * number, 1), float(y)


def leads_right(monday: date) -> bool:
    """The same for a week whatever else is drawn, so that the path never turns round."""
    return (monday - A_MONDAY).days // 7 % 2 == 0


def with_turns(
    days: Sequence[date], spots: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Between two weeks the path swings out to the side."""
    points: list[tuple[float, float]] = []
    for day, (x, y) in zip(days, spots, strict=True):
        if points and day.weekday() == 0:
            out = WIDTH - EDGE / 3 if x > WIDTH / 2 else EDGE / 3
            points.append((round(out, 1), y + ROW / 2))
        points.append((x, y))
    return points


def smooth(points: Sequence[tuple[float, float]]) -> str:
    """One soft line through all points (Catmull and Rom), as SVG writes it."""
    first, *_rest = points
    line = [f"M{first[0]} {first[1]}"]
    for n in range(len(points) - 1):
        before, one, two = points[max(n - 1, 0)], points[n], points[n + 1]
        after = points[min(n + 2, len(points) - 1)]
        line.append(
            f"C{one[0] + (two[0] - before[0]) / 6:.1f} {one[1] + (two[1] - before[1]) / 6:.1f}"
            f" {two[0] - (after[0] - one[0]) / 6:.1f} {two[1] - (after[1] - one[1]) / 6:.1f}"
            f" {two[0]} {two[1]}"
        )
    return "".join(line)
