"""YAML files as plain mappings, with every fault named by file and item."""

from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    Loader = yaml.SafeLoader
else:
    Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where PyYAML brings it


class StrictLoader(Loader):
    """A safe loader that refuses a key written twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build a mapping, or say which key stands twice and where."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"“{key}” is written twice", node.start_mark
                )
        return super().construct_mapping(node, deep)


class Faults(list[str]):
    """Everything found wrong so far."""

    def note(self, where: str, what: str) -> None:
        self.append(f"{where}: {what}")


def read_mappings(folder: Path, faults: Faults) -> list[tuple[str, dict[str, Any]]]:
    """Every file of a folder, by name; what cannot be read is a fault, not a stop."""
    found = []
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        faults.note(str(folder), "no .yaml file there.")
    for path in paths:
        mapping = _read(path, faults)
        if mapping is not None:
            found.append((path.name, mapping))
    return found


def _read(path: Path, faults: Faults) -> dict[str, Any] | None:
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=StrictLoader)  # noqa: S506
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        faults.note(path.name, f"not readable YAML in UTF-8: {error}")
        return None
    if not isinstance(loaded, dict):
        faults.note(path.name, "the file holds no “name: value” lines.")
        return None
    return loaded
