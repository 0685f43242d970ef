"""gunicorn, the same in `make run` and in the container; the address comes with --bind."""

import os
from typing import Any

from integration_journal import pace

preload_app = True
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
# In a threaded worker this is how long its loop may be silent, not how long a request may take: a
# recording of 250 MB over a slow line is on its way for minutes, and only its own thread waits. At
# most half of the threads take in files (settings.UPLOADS_AT_ONCE), and none waits for who sends
# next to nothing (integration_journal/pace.py).
timeout = 30
graceful_timeout = 4
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
accesslog = None  # our own RequestLog says what may be said: no address, no path with a token
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "integration_journal.logs.JSONFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")


def pre_request(worker: Any, request: Any) -> None:
    """Before a request is answered."""
    pace.begin(request)


def post_request(worker: Any, request: Any, environ: Any, response: Any) -> None:
    """After the answer, whatever it was."""
    pace.end(request)
