"""The outline of the figure: one half as points, smoothed and mirrored. Nobody in particular."""

from itertools import pairwise

Point = tuple[float, float]

# From the neck over shoulder, hand, armpit and foot to the middle, on the right of the picture.
HALF: tuple[Point, ...] = (
    *((12.5, 68), (12.6, 82), (15.5, 92), (24, 98.5), (37, 103), (50, 108), (61, 115.5)),
    *((68.5, 127), (72.8, 142), (76.4, 160), (80.4, 180), (84.8, 201), (89.6, 222), (94.4, 243)),
    *((98.8, 262), (102.5, 277), (106, 290), (109.5, 303), (111, 316), (109.5, 328)),
    *((105, 337), (100.5, 340.5), (96.5, 338), (94.5, 330), (92.5, 321), (90.2, 314.5)),
    *((88.2, 318), (85.6, 319.5), (84.2, 315), (84.6, 305), (86, 294), (86.2, 284)),
    *((83.6, 271), (79, 253), (73.4, 233), (67.8, 213), (62.8, 193), (58.1, 174), (54.5, 163)),
    *((51.8, 160), (50, 163.5), (49.4, 172), (48.6, 186), (47.2, 203), (46.2, 219)),
    *((46.9, 234), (49.6, 250), (53, 267), (55.6, 286), (56, 306), (54.6, 328), (51.8, 350)),
    *((48.4, 372), (46, 392), (45.6, 408), (46.4, 424), (46, 442), (43, 462), (38.6, 482)),
    *((35, 500), (33.6, 513), (35.5, 523), (40.5, 531.5), (46, 539.5), (46.5, 546)),
    *((41, 549.5), (31, 550.5), (21.5, 549.5), (15.6, 545), (14.6, 536), (16, 524)),
    *((16.6, 510), (15.4, 490), (12.4, 466), (10, 442), (10.2, 420), (12, 402), (11.4, 384)),
    *((8.8, 362), (6, 338), (3.4, 316), (1.6, 301), (0, 297)),
)
HEAD = (
    "M0 3C17 3 28.5 17 28.5 36C28.5 57 17 78.5 0 78.5"
    "C-17 78.5 -28.5 57 -28.5 36C-28.5 17 -17 3 0 3Z"
)
# Eyes closed, at rest.
FEATURES = "M-17 37Q-11.5 41.5 -6 37M6 37Q11.5 41.5 17 37M-6 61.5Q0 64.5 6 61.5"


def tangent(before: Point, after: Point) -> Point:
    """The direction of a curve between two neighbours, one long."""
    dx, dy = after[0] - before[0], after[1] - before[1]
    length: float = (dx * dx + dy * dy) ** 0.5 or 1
    return dx / length, dy / length


def smooth(points: list[Point]) -> str:
    """One soft curve through all points."""
    around = [points[0], *points, points[-1]]
    ways = [tangent(around[i], around[i + 2]) for i in range(len(points))]
    pieces = [f"M{points[0][0]:g} {points[0][1]:g}"]
    for (start, end), (out, into) in zip(pairwise(points), pairwise(ways), strict=True):
        third = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5 / 3
        one = (start[0] + out[0] * third, start[1] + out[1] * third)
        two = (end[0] - into[0] * third, end[1] - into[1] * third)
        numbers = (*one, *two, *end)
        pieces.append("C" + " ".join(f"{round(number, 1):g}" for number in numbers))
    return "".join(pieces)


def whole(half: tuple[Point, ...]) -> list[Point]:
    """Both halves, the second one the first in a mirror."""
    return [*half, *((-x, y) for x, y in reversed(half[:-1]))]


BODY = smooth(whole(HALF))
