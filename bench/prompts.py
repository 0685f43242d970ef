"""How long choosing takes: one selection among 2,000 prompts.

A child process (`bench.prompts_scratch`) does the measuring; choosing needs no database.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
CHILD = "from bench.prompts_scratch import run; run()"
NOWHERE = {
    "JOURNAL_MODE": "demo",
    "SECRET_KEY": "for measuring only, never anywhere else: forty characters and more",
    "KEY_RING": '{"deployment": "bench", "current": 1, "keys": '
    '{"1": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}}',
    "DATABASE_URL": "postgres://nobody@localhost:1/nothing",
    "REDIS_URL": "redis://localhost:1/0",
    "DJANGO_SETTINGS_MODULE": "integration_journal.settings",
}


def measure() -> Iterator[dict[str, Any]]:
    """Yield the time of one selection."""
    child = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", CHILD],
        env=os.environ | NOWHERE,
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    yield from map(json.loads, child.stdout.splitlines())
