"""Production starts only with every secret, and says how to make the one that is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
WHOLE = {
    "SECRET_KEY": "x" * 60,
    "KEY_RING": '{"deployment": "t", "current": 1, "keys": {"1": "' + "A" * 43 + '="}}',
    "DATABASE_URL": "postgres://journal:secret@db.internal/journal",
    "REDIS_URL": "redis://redis.internal:6379/0",
    "VAPID_PRIVATE_KEY": "A" * 42 + "E",
}


def start(env: dict[str, str], read: str = "'fine'") -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of their own; print what was asked."""
    code = f"from integration_journal import settings; print({read})"
    plain = {"PATH": os.environ["PATH"], **env}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=plain,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", WHOLE)
def test_a_missing_secret_stops_the_start(name: str) -> None:
    done = start({key: value for key, value in WHOLE.items() if key != name})

    last = done.stderr.strip().splitlines()[-1]
    assert done.returncode != 0
    assert f"{name} is not set." in last
    assert "Make one with" in last or "Set it to" in last


def test_with_all_of_them_it_is_production() -> None:
    done = start(WHOLE, "settings.IS_DEMO, settings.DEBUG, settings.SESSION_COOKIE_NAME")

    assert done.stdout.strip() == "False False __Host-sessionid"


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret_key"
    secret.write_text("from a file, with the line's end that editors add\n")
    env = {key: value for key, value in WHOLE.items() if key != "SECRET_KEY"}

    done = start(env | {"SECRET_KEY_FILE": str(secret)}, "settings.SECRET_KEY")

    assert done.stdout == "from a file, with the line's end that editors add\n"


def test_a_secret_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = start(WHOLE | {"KEY_RING_FILE": str(tmp_path / "none")})

    assert done.returncode != 0
    assert "KEY_RING_FILE cannot be read: No such file" in done.stderr.splitlines()[-1]


def test_a_mode_nobody_knows_stops_the_start() -> None:
    done = start(WHOLE | {"JOURNAL_MODE": "prod"})

    assert "JOURNAL_MODE is either absent (production) or 'demo'." in done.stderr
