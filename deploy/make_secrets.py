"""Make the secret files docker-compose.yml reads, once; existing ones are never touched.

    make secrets

The folder is closed (0700); the files in it are readable (0444), because a container reads them
under an account of its own, and compose mounts them one by one.
"""

import json
import os
import secrets
import sys
from pathlib import Path

from encryption.new_key_ring import fresh_ring
from reminders.new_push_key import fresh_key

FOLDER = Path(__file__).resolve().parent / "secrets"


def main() -> None:
    """Write what is missing, unless some of them are there: they belong together."""
    if FOLDER.exists():
        sys.exit(f"{FOLDER} is already there; nothing was changed.")
    draft = FOLDER.with_name("secrets.new")
    draft.mkdir(mode=0o700)
    for name, secret in _secrets().items():
        with os.fdopen(os.open(draft / name, os.O_WRONLY | os.O_CREAT, 0o444), "w") as file:
            file.write(secret)
    draft.rename(FOLDER)
    sys.stdout.write(f"Made {FOLDER}. Keep key_ring.json apart from the database's backups.\n")


def _secrets() -> dict[str, str]:
    database, redis = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    return {
        "secret_key": secrets.token_urlsafe(48),
        "key_ring.json": json.dumps(fresh_ring()),
        "postgres_password": secrets.token_urlsafe(32),
        "database_password": database,
        "database_url": f"postgres://journal:{database}@postgres:5432/journal",
        "redis_url": f"redis://:{redis}@redis:6379/0",
        "vapid_private_key": fresh_key(),
        "redis.conf": f'requirepass {redis}\nsave ""\nappendonly no\n',
    }


if __name__ == "__main__":
    main()
