"""gunicorn, the same in `make run` and in the container; the address comes with --bind."""

import os

preload_app = True
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
# In a threaded worker this is how long its loop may be silent, not how long a request may take: a
# recording of 250 MB over a slow line is on its way for minutes, and only its own thread waits.
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
