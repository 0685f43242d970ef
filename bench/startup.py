"""How long the demo takes to serve: on an empty folder, and again on the same one."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from integration_journal.embedded import places

ROOT = Path(__file__).resolve().parent.parent
STARTS = {"first start": 90.0, "second start": 6.0}  # seconds each may take


def measure() -> Iterator[dict[str, Any]]:
    """Yield the seconds until the welcome, and until everything is gone again."""
    with tempfile.TemporaryDirectory(prefix="journal-bench-") as folder:
        data_dir = Path(folder) / "var"
        try:
            for name, budget in STARTS.items():
                up, down = start_and_stop(data_dir)
                yield {"name": name, "value": up, "unit": "s", "n": 1, "budget": budget}
                yield {"name": f"stop after the {name}", "value": down, "unit": "s", "n": 1}
        finally:
            places.forget(data_dir)


def start_and_stop(data_dir: Path) -> tuple[float, float]:
    """Start, wait for the welcome, press Ctrl-C, wait for the end."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "integration_journal.embedded", "run"],
        cwd=ROOT,
        env=os.environ | {"DATA_DIR": str(data_dir), "PORT": str(free_port())},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    for line in process.stdout:
        if "Ctrl-C stops everything" in line:
            break
    up = time.perf_counter() - began
    process.send_signal(signal.SIGINT)
    process.communicate()
    return round(up, 2), round(time.perf_counter() - began - up, 2)


def free_port() -> int:
    """Return a port nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port
