"""`python -m integration_journal.embedded run | reset`, behind `make run` and `make reset-demo`."""

import os
import sys
from pathlib import Path

from integration_journal.embedded import places
from integration_journal.embedded.children import CannotStart
from integration_journal.embedded.run import alone, run

HELP = "Say `run` or `reset`."


def main() -> int:
    """Do what was asked; what cannot be done is one sentence, not a traceback."""
    asked = sys.argv[1] if len(sys.argv) == 2 else ""
    try:
        if asked == "run":
            return run(_data_dir(), _port())
        if asked == "reset":
            return _reset(_data_dir())
        raise CannotStart(HELP)
    except CannotStart as sentence:
        sys.stderr.write(f"{sentence}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _reset(data_dir: Path) -> int:
    if data_dir.exists():
        with alone(data_dir):
            places.forget(data_dir)
    sys.stdout.write(f"{data_dir} is empty again; `make run` starts over.\n")
    return 0


def _data_dir() -> Path:
    return Path(os.environ.get("DATA_DIR") or "var").resolve()


def _port() -> int:
    said = os.environ.get("PORT") or "8000"
    if not said.isdecimal() or not 0 < int(said) < 65536:
        raise CannotStart(f"PORT is {said!r}; it has to be a number from 1 to 65535.")
    return int(said)


if __name__ == "__main__":
    sys.exit(main())
