"""The dead-man switch: an address outside that raises the alarm when we fall silent.

It is told nothing but that we live. Nobody waits for it: three seconds, then only a log line.
"""

import logging
from http.client import HTTPException
from urllib.request import Request, urlopen

from django.conf import settings

PATIENCE_SECONDS = 3.0
SCHEMES = ("https://", "http://")

log = logging.getLogger(__name__)


def ping() -> None:
    url = settings.DEAD_MAN_URL
    if not url.startswith(SCHEMES):
        return
    request = Request(url, headers={"User-Agent": "reminders"})  # noqa: S310  looked at above
    try:
        with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
            answer.read(1)
    except (OSError, HTTPException, ValueError) as error:
        log.warning("the dead-man switch was not reached: %s", type(error).__name__)
