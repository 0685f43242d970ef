"""pytest plugin: real PostgreSQL, Redis and SMTP, before Django reads its settings.

The first pytest process starts one PostgreSQL and one Redis in a private temporary folder;
xdist's workers use the same two, each with databases of its own. With DATABASE_URL and
REDIS_URL already set, those are used and nothing is started.
"""

import atexit
import os
import signal
import tempfile
from contextlib import ExitStack
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.core.management import call_command

from integration_journal.embedded import places, postgres, redis_server
from integration_journal.embedded.mail import MailServer

SECRETS = {
    "JOURNAL_MODE": "demo",
    "SECRET_KEY": "tests only, never anywhere else: forty characters and more",
    "KEY_RING": '{"deployment": "tests", "current": 1, "keys": '
    '{"1": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}}',
}
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
MESSAGES: list[EmailMessage] = []
_running = ExitStack()


def _start() -> None:
    """Put everything the settings need into the environment."""
    for name, value in SECRETS.items():
        os.environ.setdefault(name, value)
    if WORKER:
        os.environ["REDIS_URL"] = _own_redis_database(os.environ["REDIS_URL"])
    else:
        _start_once()
    mail = MailServer(MESSAGES.append)
    mail.start()
    _running.callback(mail.stop)
    os.environ["EMAIL_HOST"], os.environ["EMAIL_PORT"] = mail.hostname, str(mail.port)


def _start_once() -> None:
    data_dir = Path(_running.enter_context(tempfile.TemporaryDirectory(prefix="journal-tests-")))
    _running.callback(places.forget, data_dir)
    os.environ["DATA_DIR"] = str(data_dir)
    os.environ["STATIC_ROOT"] = str(data_dir / "static")
    if "DATABASE_URL" in os.environ and "REDIS_URL" in os.environ:
        return
    at = places.prepare(data_dir)
    _running.enter_context(postgres.running(at.cluster, for_tests=True))
    _running.enter_context(redis_server.running(at.redis_socket, at.logs / "redis.log"))
    os.environ["DATABASE_URL"] = at.cluster.url
    os.environ["REDIS_URL"] = redis_server.url(at.redis_socket)


def _own_redis_database(url: str) -> str:
    """Give each xdist worker a Redis database of its own, beside the one in `url`."""
    address, _, number = url.partition("?db=")
    return f"{address}?db={int(number or 0) + 1 + int(WORKER.removeprefix('gw'))}"


def _end_as_if_interrupted(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough: the end takes a moment
    raise KeyboardInterrupt


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Collect the static files once, under their hashed names, as production serves them."""
    if not WORKER and not config.option.collectonly:
        call_command("collectstatic", verbosity=0, interactive=False)


def pytest_unconfigure() -> None:
    """Stop what `_start` started, also after Ctrl-C."""
    _running.close()


atexit.register(_running.close)  # also when pytest ends before it was configured
signal.signal(signal.SIGTERM, _end_as_if_interrupted)
_start()
