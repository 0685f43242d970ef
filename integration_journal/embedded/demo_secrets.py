"""The demo's own secrets: made on the first start, readable by their owner alone."""

import os
import secrets
import subprocess
import sys
from pathlib import Path


def prepare(data_dir: Path, root: Path) -> dict[str, str]:
    """Make what is missing; return the NAME_FILE settings that point at it."""
    folder = data_dir / "secrets"
    folder.mkdir(mode=0o700, exist_ok=True)
    files = {"SECRET_KEY_FILE": folder / "secret_key", "KEY_RING_FILE": folder / "key_ring.json"}
    if not files["SECRET_KEY_FILE"].exists():
        _keep(files["SECRET_KEY_FILE"], secrets.token_urlsafe(48))
    if not files["KEY_RING_FILE"].exists():
        _keep(files["KEY_RING_FILE"], _new_key_ring(root))
    return {name: str(path) for name, path in files.items()}


def _new_key_ring(root: Path) -> str:
    command = [sys.executable, "-m", "encryption.new_key_ring"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout


def _keep(path: Path, secret: str) -> None:
    """Write a secret whole or not at all."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secret)
    draft.rename(path)
