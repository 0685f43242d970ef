"""Where each place of the body lies in the figure: one shape a place and view, as plain paths.

Shapes reach beyond the outline and are cut by it, so neighbours share one soft line. Those with
two sides are written once, for the side on the right of the picture. Their order is that of the
keyboard: from the middle outwards, each once.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

FRONT, BACK, HEAD = "front", "back", "head"
PAIR = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


class Shape(NamedTuple):
    """One place in one view: its path, where its mark stands, how far a finger may miss it."""

    view: str
    code: str  # with its side, as a map keeps it
    path: str
    at: tuple[float, float]
    reach: str = ""  # a larger, unseen area that answers too
    is_echo: bool = False  # the place is named in another view already

    @property
    def inside(self) -> str:
        """Which outline cuts it."""
        is_of_the_head = self.view == HEAD and self.code != "throat"
        return "skull" if is_of_the_head or self.code == "crown" else "body"


def mirrored(path: str) -> str:
    """The same path on the other side. Paths hold absolute pairs only."""
    return PAIR.sub(lambda pair: f"{-float(pair[1]):g} {pair[2]}", path)


def both(shape: Shape) -> tuple[Shape, Shape]:
    """A place with two sides. Seen from the front, a body’s left is on the right."""
    right_of_picture, other = ("right", "left") if shape.view == BACK else ("left", "right")
    x, y = shape.at
    return (
        shape._replace(code=f"{shape.code}:{right_of_picture}"),
        shape._replace(
            code=f"{shape.code}:{other}",
            path=mirrored(shape.path),
            at=(-x, y),
            reach=mirrored(shape.reach),
        ),
    )


THROAT = "M-22 60L22 60L22 97Q0 114 -22 97Z"
SHOULDER = "M22 97C30 110 46 115 50 134L52 158L95 139L95 84L24 84Z"
UPPER_ARM = "M52.6 159L95 139L98 192L58 202Z"
ELBOW = "M54 202L98 192L106 227L60 237Z"
FOREARM = "M60 237L106 227L118 280L74 290Z"
HAND = "M74 290L118 280L126 350L74 350Z"
THIGH = "M29 270Q44 288 70 296L70 374Q32 384 -0.4 370L-0.4 296L8 304Q20 292 29 270Z"
KNEE = "M0 370.5Q32 384 70 374L70 418Q32 424 0 414Z"
LOWER_LEG = "M0 414Q32 424 70 418L70 506Q26 514 0 506Z"
FOOT = "M0 506Q26 514 70 506L70 560L0 560Z"
HIP = "M33 246.5L70 240L70 296Q44 288 29 270Z"
HIP_BACK = "M30 246.5L70 240L70 292L40 296C40 280 36 262 30 246.5Z"
THIGH_BACK = "M0 300Q20 311 40 296L70 292L70 374Q32 384 -0.4 370Z"

# What a finger may touch beside the arm, the hand and the foot.
ARM_REACH = {
    "hips": "M31 246L76 240L76 292L36 292Z",
    "elbows": "M54 202L130 184L138 219L60 237Z",
    "forearms": "M60 237L138 219L142 274L74 290Z",
    "hands": "M70 290L142 274L142 362L70 362Z",
    "feet": "M0 506L78 506L78 566L0 566Z",
}
LIMBS = {
    "shoulders": (SHOULDER, (59, 127)),
    "upper-arms": (UPPER_ARM, (70, 172)),
    "elbows": (ELBOW, (79, 214)),
    "forearms": (FOREARM, (90, 258)),
    "hands": (HAND, (99, 312)),
    "hips": (HIP, (48, 268)),
    "thighs": (THIGH, (31, 335)),
    "knees": (KNEE, (29, 396)),
    "lower-legs": (LOWER_LEG, (27, 458)),
    "feet": (FOOT, (28, 531)),
}
LIMBS_BACK = LIMBS | {"hips": (HIP_BACK, (46, 270)), "thighs": (THIGH_BACK, (30, 340))}


def limbs(view: str, paths: Mapping[str, tuple[str, tuple[float, float]]]) -> list[Shape]:
    """Arms, hips and legs; the back repeats them."""
    shapes = [
        Shape(view, code, path, at, ARM_REACH.get(code, ""), view == BACK)
        for code, (path, at) in paths.items()
    ]
    return [side for shape in shapes for side in both(shape)]


CLOSE_UP = [
    Shape(HEAD, "throat", "M-26 66L26 66L24 99Q0 112 -24 99Z", (0, 93), is_echo=True),
    Shape(
        HEAD, "crown", "M-40 -6L40 -6L40 19Q0 9 -40 19Z", (0, 9.5), "M-40 -10L40 -10L40 13L-40 13Z"
    ),
    Shape(HEAD, "forehead", "M-40 19Q0 9 40 19L40 32Q0 23 -40 32Z", (0, 20.5)),
    *both(Shape(HEAD, "eyes", "M0 27.5Q20 27.5 40 32L40 46Q20 44.5 0 45Z", (11.5, 35.5))),
    Shape(HEAD, "face", "M-40 46Q0 43.5 40 46L34 54Q20 66 0 66Q-20 66 -34 54Z", (0, 55)),
    Shape(HEAD, "jaw", "M-34 54Q-20 66 0 66Q20 66 34 54L34 86L-34 86Z", (0, 72)),
]
FRONT_TRUNK = [
    Shape(FRONT, "throat", THROAT, (0, 92)),
    Shape(
        FRONT,
        "chest",
        "M-22 97Q0 114 22 97C30 110 46 115 50 134L53 160Q0 177 -53 160L-50 134"
        "C-46 115 -30 110 -22 97Z",
        (-19, 137),
    ),
    Shape(
        FRONT,
        "heart",
        "M2 140C3 124 29 124 32 140C33 153 24 160 17 162C9 160 1 153 2 140Z",
        (17, 142),
    ),
    Shape(
        FRONT,
        "diaphragm",
        "M-18 168Q0 171 18 168C22 180 26 192 23 206Q0 214 -23 206C-26 192 -22 180 -18 168Z",
        (0, 189),
    ),
    Shape(
        FRONT,
        "belly",
        "M-60 205Q-38 215 -23 206Q0 214 23 206Q38 215 60 205"
        "L66 240.6L33 246.5Q0 251 -33 246.5L-66 240.6Z",
        (0, 229),
    ),
    Shape(FRONT, "gut", "M-33 246.5Q0 251 33 246.5L29 270Q0 279 -29 270Z", (0, 261)),
    Shape(FRONT, "pelvis", "M-29 270Q0 279 29 270Q20 292 8 304L-8 304Q-20 292 -29 270Z", (0, 286)),
    *both(
        Shape(
            FRONT,
            "ribs",
            "M18 168Q38 166 51 160.5L56 206Q38 214 23 206C26 192 22 180 18 168Z",
            (35, 188),
        )
    ),
]
BACK_TRUNK = [
    Shape(BACK, "crown", "M-40 -6L40 -6L40 82L-40 82Z", (0, 34), is_echo=True),
    Shape(BACK, "neck", "M-30 62Q0 54 30 62L22 97Q0 106 -22 97Z", (0, 83)),
    Shape(
        BACK,
        "upper-back",
        "M-22 97Q0 106 22 97C30 110 46 115 50 134L53 160Q0 170 -53 160L-50 134"
        "C-46 115 -30 110 -22 97Z",
        (0, 138),
    ),
    Shape(BACK, "mid-back", "M-51 160.5Q0 169 51 160.5L56 206Q0 212 -56 206Z", (0, 188)),
    Shape(
        BACK,
        "low-back",
        "M-60 206Q0 212 60 206L66 240.6L30 246.5Q0 251 -30 246.5L-66 240.6Z",
        (0, 229),
    ),
    Shape(
        BACK,
        "buttocks",
        "M-30 246.5Q0 251 30 246.5C36 262 40 280 40 296Q20 311 0 300Q-20 311 -40 296"
        "C-40 280 -36 262 -30 246.5Z",
        (0, 274),
    ),
]
SHAPES: list[Shape] = [
    *FRONT_TRUNK,
    *limbs(FRONT, LIMBS),
    *BACK_TRUNK,
    *limbs(BACK, LIMBS_BACK),
    *CLOSE_UP,
]
