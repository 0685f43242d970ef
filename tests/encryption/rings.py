"""Key rings for the tests: the one they run under, and that of a rotation."""

import json

ROOT_1 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="  # the one of tests/services.py
ROOT_2 = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8="
BOTH = {"1": ROOT_1, "2": ROOT_2}
ONLY_SECOND = {"2": ROOT_2}


def ring_json(current: int = 1, deployment: str = "tests", **keys: str) -> str:
    """Return a key ring; `ring_json(2, **BOTH)` has a second version, which is current."""
    return json.dumps({"deployment": deployment, "current": current, "keys": keys or {"1": ROOT_1}})
