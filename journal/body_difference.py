"""What is different from usual, place by place. Pure: no clock, no database, no judgement."""

from journal.documents import Sensation

NEW, QUIET, STRONGER, SOFTER = "new", "quiet", "stronger", "softer"
AS_USUAL, OTHERWISE = "as-usual", "otherwise"
SAYS_QUIET = {"quiet", "absent"}


def difference(felt: Sensation | None, usual: Sensation | None) -> str:
    """How this place stands to what is usual there; empty where neither says anything."""
    if usual is None:
        return NEW if felt else ""
    if felt is None or is_quiet(felt, usual):
        return QUIET
    return compared(felt, usual)


def is_quiet(felt: Sensation, usual: Sensation) -> bool:
    """Whether a map says itself that nothing is there now."""
    says_so = set(felt.words) <= SAYS_QUIET and bool(felt.words)
    return (says_so or felt.intensity == 0) and not set(felt.words) & set(usual.words)


def compared(felt: Sensation, usual: Sensation) -> str:
    """Both say something: by strength where both know it, else by more or less, else by words."""
    if "no-change" in felt.words:
        return AS_USUAL
    if felt.intensity is not None and usual.intensity is not None:
        if felt.intensity != usual.intensity:
            return STRONGER if felt.intensity > usual.intensity else SOFTER
    elif felt.activity:
        return STRONGER if felt.activity == "more" else SOFTER
    return AS_USUAL if are_alike(felt, usual) else OTHERWISE


def are_alike(felt: Sensation, usual: Sensation) -> bool:
    """Whether the words meet; where one of them has none, nothing speaks against it."""
    return not felt.words or not usual.words or bool(set(felt.words) & set(usual.words))


def differences(felt: tuple[Sensation, ...], usual: tuple[Sensation, ...]) -> dict[str, str]:
    """Every place either of them names, and how it stands."""
    now = {place.region: place for place in felt}
    before = {place.region: place for place in usual}
    return {code: difference(now.get(code), before.get(code)) for code in now | before}
