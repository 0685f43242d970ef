"""Print a new key ring, or an old one with a version more or without its old versions.

    python -m encryption.new_key_ring > key_ring.json
    python -m encryption.new_key_ring --add key_ring.json > with_a_new_version.json
    python -m encryption.new_key_ring --drop-old key_ring.json > with_the_current_version_only.json

Needs no settings and no database. Keep the result outside the database's backups.
"""

import argparse
import base64
import json
import sys
import uuid
from pathlib import Path
from typing import Any

from encryption.box import new_key


def fresh_ring() -> dict[str, Any]:
    """Return a ring with one version and a deployment id of its own."""
    return {"deployment": uuid.uuid4().hex, "current": 1, "keys": {"1": _new_root_key()}}


def with_new_version(ring: dict[str, Any]) -> dict[str, Any]:
    """Return the ring with one version more, which is now current; the older ones stay."""
    version = max(int(number) for number in ring["keys"]) + 1
    keys = ring["keys"] | {str(version): _new_root_key()}
    return {"deployment": ring["deployment"], "current": version, "keys": keys}


def _new_root_key() -> str:
    return base64.b64encode(new_key()).decode()


def without_old_versions(ring: dict[str, Any]) -> dict[str, Any]:
    """Return the ring with its current version alone; run `rotate_keys --verify` before."""
    current = str(ring["current"])
    return ring | {"keys": {current: ring["keys"][current]}}


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Print a key ring as JSON.")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--add", metavar="FILE", type=Path, help="add a version to this ring")
    change.add_argument("--drop-old", metavar="FILE", type=Path, help="keep its current version")
    chosen = parser.parse_args(arguments)
    if chosen.add:
        ring = with_new_version(_read(chosen.add))
    elif chosen.drop_old:
        ring = without_old_versions(_read(chosen.drop_old))
    else:
        ring = fresh_ring()
    sys.stdout.write(json.dumps(ring) + "\n")


def _read(file: Path) -> dict[str, Any]:
    ring: dict[str, Any] = json.loads(file.read_text())
    return ring


if __name__ == "__main__":
    main()
