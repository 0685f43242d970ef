"""How slowly a body may come in: whoever sends a byte now and then holds a thread of the server.

gunicorn calls these around each request (deploy/gunicorn.py). Its threads read from the socket
themselves, so that is the place where waiting can be measured. Nothing here knows Django.
"""

import os
import socket
import time
from typing import Any

SLOWEST = 4096  # bytes a second
PATIENCE = float(os.environ.get("WEB_PATIENCE", "20"))  # seconds: a phone in a lift
LITTLE_PATIENCE = min(PATIENCE, 5.0)  # a proxy in front sends what is no file all at once
FILES_COME_TO = ("/attach/", "/voice/")  # deploy/Caddyfile says the same
LINGER = 5.0  # seconds in which the rest of a refused file may come, as long as it comes quickly
QUICK = 64 * 1024  # bytes a second
GLANCE = 0.5  # seconds


class Paced:
    """A socket that gives up on a sender who stays too slow; only waiting counts as time."""

    def __init__(self, sock: socket.socket, patience: float) -> None:
        self.sock, self.patience = sock, patience
        self.came, self.waited = 0, 0.0

    def recv(self, size: int) -> bytes:
        """Return what comes, or raise `TimeoutError`, which is an `OSError`."""
        began = time.monotonic()
        self.sock.settimeout(self.patience - self.waited)
        try:
            piece = self.sock.recv(size)
        finally:
            self.sock.settimeout(None)
        self.count(len(piece), time.monotonic() - began)
        return piece

    def count(self, size: int, seconds: float) -> None:
        self.came += size
        self.waited += seconds
        if self.waited < self.patience:
            return
        if self.came < SLOWEST * self.waited:
            raise TimeoutError
        self.came, self.waited = 0, 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.sock, name)


def begin(request: Any) -> None:
    """Measure from here on how the body of a request comes."""
    is_file = request.path.endswith(FILES_COME_TO)
    patience = PATIENCE if is_file else LITTLE_PATIENCE
    request.unreader.sock = Paced(request.unreader.sock, patience)


def end(request: Any) -> None:
    """Wait for no body that was not read: gunicorn would, and nobody else is let in meanwhile."""
    paced = request.unreader.sock
    request.unreader.sock = paced.sock
    if not is_unread(request.body):
        return
    try:
        if not request.body.failed:
            linger(paced.sock)
        request.body.failed = True  # where the next request would start is unknown
        paced.sock.shutdown(socket.SHUT_RD)  # else gunicorn's one loop waits for it to close
    except OSError:
        request.body.failed = True  # gone already


def is_unread(body: Any) -> bool:
    """Whether more of a body is to come; one of unknown length has a parser until it ends."""
    reader = body.reader
    known = hasattr(reader, "length")
    return bool(reader.length if known else getattr(reader, "parser", None))


def linger(sock: socket.socket) -> None:
    """Let go what still comes, so that a quick sender can read why it was refused."""
    began, came = time.monotonic(), 0
    sock.settimeout(GLANCE)
    try:
        while piece := sock.recv(QUICK):
            came += len(piece)
            seconds = time.monotonic() - began
            if seconds > LINGER or came < QUICK * (seconds - GLANCE):
                return
    except TimeoutError:
        return
    finally:
        sock.settimeout(None)
