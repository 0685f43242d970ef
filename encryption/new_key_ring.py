"""Print a new key ring, or an old one with a new current version.

    python -m encryption.new_key_ring > key_ring.json
    python -m encryption.new_key_ring --add key_ring.json > new_key_ring.json

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


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Print a key ring as JSON.")
    parser.add_argument("--add", metavar="FILE", type=Path, help="add a version to this ring")
    file: Path | None = parser.parse_args(arguments).add
    ring = with_new_version(json.loads(file.read_text())) if file else fresh_ring()
    sys.stdout.write(json.dumps(ring) + "\n")


if __name__ == "__main__":
    main()
