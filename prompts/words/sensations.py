"""Sensations, in groups. Our own list; "no change" belongs to it."""

from django.utils.translation import gettext_lazy as _

from prompts.words.kinds import Group, Word

SENSATIONS: list[Group] = [
    Group(
        "temperature",
        _("Temperature"),
        (
            Word("warm", _("warm")),
            Word("hot", _("hot")),
            Word("cool", _("cool")),
            Word("cold", _("cold")),
            Word("flushed", _("flushed")),
            Word("chilled", _("chilled")),
        ),
    ),
    Group(
        "energy",
        _("Energy"),
        (
            Word("tingling", _("tingling")),
            Word("buzzing", _("buzzing")),
            Word("electric", _("electric")),
            Word("restless", _("restless")),
            Word("charged", _("charged")),
            Word("drained", _("drained")),
            Word("still", _("still")),
        ),
    ),
    Group(
        "pressure",
        _("Pressure"),
        (
            Word("tight", _("tight")),
            Word("heavy", _("heavy")),
            Word("pressed", _("pressed")),
            Word("knotted", _("knotted")),
            Word("full", _("full")),
            Word("hollow", _("hollow")),
            Word("light", _("light")),
        ),
    ),
    Group(
        "movement",
        _("Movement"),
        (
            Word("fluttering", _("fluttering")),
            Word("pulsing", _("pulsing")),
            Word("trembling", _("trembling")),
            Word("swirling", _("swirling")),
            Word("sinking", _("sinking")),
            Word("rising", _("rising")),
            Word("flowing", _("flowing")),
            Word("twitching", _("twitching")),
        ),
    ),
    Group(
        "texture",
        _("Texture"),
        (
            Word("soft", _("soft")),
            Word("sharp", _("sharp")),
            Word("prickly", _("prickly")),
            Word("dull", _("dull")),
            Word("raw", _("raw")),
            Word("rough", _("rough")),
            Word("smooth", _("smooth")),
        ),
    ),
    Group(
        "space",
        _("Space"),
        (
            Word("open", _("open")),
            Word("spacious", _("spacious")),
            Word("closed", _("closed")),
            Word("blocked", _("blocked")),
            Word("stuck", _("stuck")),
            Word("floating", _("floating")),
            Word("far-away", _("far away")),
        ),
    ),
    Group(
        "breath",
        _("Breath"),
        (
            Word("shallow", _("shallow")),
            Word("held", _("held")),
            Word("deep", _("deep")),
            Word("easy", _("easy")),
            Word("short", _("short")),
            Word("sighing", _("sighing")),
        ),
    ),
    Group(
        "absence",
        _("Little or nothing"),
        (
            Word("numb", _("numb")),
            Word("blank", _("blank")),
            Word("foggy", _("foggy")),
            Word("empty", _("empty")),
            Word("quiet", _("quiet")),
            Word("unreal", _("unreal")),
            Word("absent", _("absent")),
            Word("no-change", _("no change")),
        ),
    ),
]
