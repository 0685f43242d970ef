"""Feelings, in families. Our own list; "mixed" and "I don’t know" belong to it."""

from django.utils.translation import gettext_lazy as _

from prompts.words.kinds import Family, Word

FEELINGS: list[Family] = [
    Family(
        "joy",
        _("Joy"),
        (
            Word("glad", _("glad")),
            Word("playful", _("playful")),
            Word("moved", _("moved")),
            Word("awed", _("awed")),
            Word("delighted", _("delighted")),
            Word("relieved", _("relieved")),
            Word("alive", _("alive")),
        ),
    ),
    Family(
        "calm",
        _("Calm"),
        (
            Word("peaceful", _("peaceful")),
            Word("safe", _("safe")),
            Word("settled", _("settled")),
            Word("rested", _("rested")),
            Word("content", _("content")),
            Word("trusting", _("trusting")),
        ),
    ),
    Family(
        "love",
        _("Love"),
        (
            Word("tender", _("tender")),
            Word("grateful", _("grateful")),
            Word("close", _("close")),
            Word("compassionate", _("compassionate")),
            Word("compersion", _("glad for someone else’s love (compersion)")),
            Word("belonging", _("belonging")),
            Word("forgiving", _("forgiving")),
        ),
    ),
    Family(
        "sad",
        _("Sad"),
        (
            Word("sorrowful", _("sorrowful")),
            Word("grieving", _("grieving")),
            Word("lonely", _("lonely")),
            Word("disappointed", _("disappointed")),
            Word("heavy-hearted", _("heavy-hearted")),
            Word("homesick", _("homesick")),
        ),
    ),
    Family(
        "fear",
        _("Fear"),
        (
            Word("anxious", _("anxious")),
            Word("uneasy", _("uneasy")),
            Word("on-guard", _("on guard")),
            Word("overwhelmed", _("overwhelmed")),
            Word("panicky", _("panicky")),
            Word("exposed", _("exposed")),
        ),
    ),
    Family(
        "anger",
        _("Anger"),
        (
            Word("irritated", _("irritated")),
            Word("frustrated", _("frustrated")),
            Word("resentful", _("resentful")),
            Word("hurt-angry", _("hurt and angry")),
            Word("jealous", _("jealous")),
            Word("protective", _("protective")),
        ),
    ),
    Family(
        "shame",
        _("Shame"),
        (
            Word("embarrassed", _("embarrassed")),
            Word("guilty", _("guilty")),
            Word("small", _("small")),
            Word("not-enough", _("not enough")),
            Word("unworthy", _("unworthy")),
            Word("carrying-what-is-not-mine", _("carrying what is not mine")),
        ),
    ),
    Family(
        "curious",
        _("Curious"),
        (
            Word("interested", _("interested")),
            Word("surprised", _("surprised")),
            Word("puzzled", _("puzzled")),
            Word("hopeful", _("hopeful")),
            Word("inspired", _("inspired")),
            Word("determined", _("determined")),
        ),
    ),
    Family(
        "in-between",
        _("In between"),
        (
            Word("numb", _("numb")),
            Word("mixed", _("mixed")),
            Word("tired", _("tired")),
            Word("unreal", _("unreal")),
            Word("restless", _("restless")),
            Word("tender-raw", _("tender and raw")),
            Word("dont-know", _("I don’t know")),
        ),
    ),
]
