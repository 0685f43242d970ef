"""What the reminders cost at 1,000,000 schedules, on a PostgreSQL and a mail server of their own.

A child process (`bench.reminders_scratch`) does the measuring over the scratch database.
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
from integration_journal.embedded.mail import MailServer

ROOT = Path(__file__).parent.parent
CHILD = "from bench.reminders_scratch import run; run()"


def measure() -> Iterator[dict[str, Any]]:
    """Yield the cost of a tick, of planning and of claiming, and the rate of one worker."""
    with ExitStack() as running:
        data_dir = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="journal-bench-")))
        running.callback(places.forget, data_dir)
        at = places.prepare(data_dir)
        running.enter_context(postgres.running(at.cluster))
        mail = MailServer(lambda _: None)
        mail.start()
        running.callback(mail.stop)
        child = subprocess.run(
            [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", CHILD],
            env=environment(at, mail),
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
        )
    yield from map(json.loads, child.stdout.splitlines())


def environment(at: places.Places, mail: MailServer) -> dict[str, str]:
    return os.environ | {
        "JOURNAL_MODE": "demo",
        "SECRET_KEY": "for measuring only, never anywhere else: forty characters and more",
        "KEY_RING": '{"deployment": "bench", "current": 1, "keys": '
        '{"1": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}}',
        "DATABASE_URL": at.cluster.url,
        "REDIS_URL": f"unix://{at.redis_socket}?db=0",
        "DATA_DIR": str(at.logs),
        "EMAIL_HOST": mail.hostname,
        "EMAIL_PORT": str(mail.port),
        "DJANGO_SETTINGS_MODULE": "integration_journal.settings",
    }
