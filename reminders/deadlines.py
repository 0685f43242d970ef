"""One end for a whole conversation: a socket's own timeout is only for its next byte."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer


@contextmanager
def cut_at(moment: float, line: Callable[[], socket.socket | None]) -> Iterator[None]:
    """Cut a line when the moment comes (on the steady clock), however busy the other side is."""
    timer = Timer(max(moment - time.monotonic(), 0), lambda: cut(line()))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def cut(line: socket.socket | None) -> None:
    if line is not None:
        with suppress(OSError):  # it ended by itself
            socket.socket.shutdown(line, socket.SHUT_RDWR)
