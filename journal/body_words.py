"""Places of the body in words a person reads. The sides are always the reader’s own."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from journal.body_difference import AS_USUAL, NEW, OTHERWISE, QUIET, SOFTER, STRONGER
from journal.documents import Sensation
from journal.figure_shapes import SHAPES
from prompts.words import NOWHERE, REGION_LABELS, REGIONS, SENSATION_LABELS

YOUR_SIDES: dict[str, str | Promise] = {
    "left": _("%(place)s, your left"),
    "right": _("%(place)s, your right"),
    "both": _("%(place)s, both sides"),
}
PLEASANT: dict[str, str | Promise] = {
    "pleasant": _("pleasant"),
    "neutral": _("neutral"),
    "unpleasant": _("unpleasant"),
    "mixed": _("mixed"),
}
STEADINESS: dict[str, str | Promise] = {
    "steady": _("steady"),
    "coming-and-going": _("coming and going"),
    "moving": _("moving"),
    "fading": _("fading"),
}
ACTIVITY: dict[str, str | Promise] = {
    "more": _("more active"),
    "less": _("less active"),
}
DIFFERENCES: dict[str, str | Promise] = {
    NEW: _("new"),
    QUIET: _("gone quiet, or not noted"),
    STRONGER: _("stronger than usual"),
    SOFTER: _("softer than usual"),
    AS_USUAL: _("as usual"),
    OTHERWISE: _("other than usual"),
}
EVERYWHERE = ("whole-body", "around", NOWHERE.code)
TWO_SIDED = {region.code for region in REGIONS if region.side_aware}
PRIVATE = {region.code for region in REGIONS if region.may_be_hidden}
CODES: list[str] = [*(shape.code for shape in SHAPES if not shape.is_echo), *EVERYWHERE]
GROUPS: list[tuple[str | Promise, tuple[str, ...]]] = [
    (
        _("Head and neck"),
        ("crown", "forehead", "eyes", "face", "jaw", "throat", "neck"),
    ),
    (
        _("Front"),
        ("chest", "heart", "ribs", "diaphragm", "belly", "gut", "hips", "pelvis"),
    ),
    (_("Back"), ("upper-back", "mid-back", "low-back", "buttocks")),
    (_("Shoulders, arms, hands"), ("shoulders", "upper-arms", "elbows", "forearms", "hands")),
    (_("Legs and feet"), ("thighs", "knees", "lower-legs", "feet")),
    (_("Everywhere, or nowhere"), EVERYWHERE),
]


def place_name(code: str) -> str:
    """“shoulders, your left”."""
    if code == NOWHERE.code:
        return str(NOWHERE.label)
    region, _colon, side = code.partition(":")
    name = str(REGION_LABELS.get(region, region))
    return str(YOUR_SIDES[side]) % {"place": name} if side in YOUR_SIDES else name


def codes_of(region: str) -> list[str]:
    """A place as a figure knows it: with its two sides, if it has them."""
    return [f"{region}:left", f"{region}:right"] if region in TWO_SIDED else [region]


def other_side(code: str) -> str:
    """The same place on the other side; empty for one that has none."""
    region, _colon, side = code.partition(":")
    return {"left": f"{region}:right", "right": f"{region}:left"}.get(side, "")


def sensation_words(place: Sensation) -> list[str]:
    """The words for what it is like there: ours, then the person’s own."""
    words = [str(SENSATION_LABELS.get(code, code)) for code in place.words]
    return [*words, place.own] if place.own else words


def manner_words(place: Sensation) -> list[str]:
    """How strong, how it feels, whether it stays: “6 of 10”, “unpleasant”, “moving”."""
    strength = gettext("%(strength)d of 10") % {"strength": place.intensity or 0}
    said = [strength] if place.intensity is not None else []
    lists = (PLEASANT, STEADINESS, ACTIVITY)
    codes = (place.pleasant, place.steadiness, place.activity)
    return said + [
        str(words[code]) for words, code in zip(lists, codes, strict=True) if code in words
    ]


@dataclass(frozen=True)
class PlaceLine:
    """One noted place, in words: what it is called and what is there."""

    code: str
    name: str
    words: str
    difference: str = ""

    @property
    def label(self) -> str:
        """“chest: tight, 6 of 10, unpleasant”."""
        said = ", ".join(part for part in (self.words, self.difference) if part)
        return f"{self.name}: {said}" if said else self.name


def place_line(place: Sensation, difference: str = "") -> PlaceLine:
    words = ", ".join([*sensation_words(place), *manner_words(place)]) or gettext("touched")
    if place.region == NOWHERE.code and not place.own:
        words = ""
    said = str(DIFFERENCES[difference]) if difference in DIFFERENCES else ""
    return PlaceLine(place.region, place_name(place.region), words, said)


def in_order(places: tuple[Sensation, ...]) -> list[Sensation]:
    """From top to toe, as the list has them."""
    order = {
        code: n for n, code in enumerate(c for _n, g in GROUPS for r in g for c in codes_of(r))
    }
    return sorted(places, key=lambda place: order.get(place.region, len(order)))
