"""`make bench [ONLY=sealing]`: every measure of this folder, one JSON object per line."""

import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Iterator

import bench


def main() -> None:
    """Run what was asked for, or everything."""
    asked = set(os.environ.get("ONLY", "").split())
    for name in measures():
        if asked and name not in asked:
            continue
        for line in importlib.import_module(f"bench.{name}").measure():
            sys.stdout.write(json.dumps({"bench": name, **line}) + "\n")
            sys.stdout.flush()


def measures() -> Iterator[str]:
    """Yield the modules that measure; the others help them."""
    for module in pkgutil.iter_modules(bench.__path__):
        if not module.name.startswith("_") and not module.name.endswith("_scratch"):
            yield module.name


if __name__ == "__main__":
    main()
