"""What sealing costs: one open against raw AES-GCM, verifying, rotating, walking the audit trail.

A child process (`bench.sealing_scratch`) does the measuring over a scratch PostgreSQL.
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

from integration_journal.embedded import places, postgres

ROOT = Path(__file__).parent.parent
CHILD = "from bench.sealing_scratch import run; run()"


def measure() -> Iterator[dict[str, Any]]:
    """Yield the cost of opening and sealing, and the rates of the commands."""
    with ExitStack() as running:
        data_dir = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="journal-bench-")))
        running.callback(places.forget, data_dir)
        at = places.prepare(data_dir)
        running.enter_context(postgres.running(at.cluster))
        child = subprocess.run(
            [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", CHILD],
            env=_environment(at),
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
        )
    yield from map(json.loads, child.stdout.splitlines())


def _environment(at: places.Places) -> dict[str, str]:
    return os.environ | {
        "JOURNAL_MODE": "demo",
        "SECRET_KEY": "for measuring only, never anywhere else: forty characters and more",
        "KEY_RING": '{"deployment": "bench", "current": 1, "keys": '
        '{"1": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}}',
        "DATABASE_URL": at.cluster.url,
        "REDIS_URL": f"unix://{at.redis_socket}?db=0",
        "DATA_DIR": str(at.logs),
        "DJANGO_SETTINGS_MODULE": "integration_journal.settings",
    }
