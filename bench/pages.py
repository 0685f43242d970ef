"""What a client waits for: saving, the timeline at 100 and 10,000 entries, pages and their weight.

A child process (`bench.pages_scratch`) does the measuring over a PostgreSQL and a Redis of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from integration_journal.embedded import places, postgres, redis_server

ROOT = Path(__file__).parent.parent
CHILD = "from bench.pages_scratch import run; run()"


def measure() -> Iterator[dict[str, Any]]:
    """Yield times, query counts and weights, each with its budget where `speed.md` has one."""
    with ExitStack() as running:
        data_dir = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="journal-bench-")))
        running.callback(places.forget, data_dir)
        at = places.prepare(data_dir)
        running.enter_context(postgres.running(at.cluster))
        running.enter_context(redis_server.running(at.redis_socket, at.logs / "redis.log"))
        with (at.logs / "child.log").open("ab") as log:
            child = running.enter_context(
                subprocess.Popen(
                    [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", CHILD],
                    env=_environment(at, data_dir),
                    cwd=ROOT,
                    stdout=subprocess.PIPE,
                    stderr=log,
                )
            )
        yield from map(json.loads, child.stdout or ())
        if child.wait():
            raise RuntimeError((at.logs / "child.log").read_text()[-2000:])


def _environment(at: places.Places, data_dir: Path) -> dict[str, str]:
    return os.environ | {
        "JOURNAL_MODE": "demo",
        "SECRET_KEY": "for measuring only, never anywhere else: forty characters and more",
        "KEY_RING": '{"deployment": "bench", "current": 1, "keys": '
        '{"1": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}}',
        "DATABASE_URL": at.cluster.url,
        "REDIS_URL": redis_server.url(at.redis_socket),
        "DATA_DIR": str(data_dir),
        "STATIC_ROOT": str(data_dir / "static"),
        "DJANGO_SETTINGS_MODULE": "integration_journal.settings",
    }
