"""A mail server for the demo and the tests: real SMTP in, nothing leaves the machine."""

import asyncio
import logging
import socket
from collections.abc import Awaitable, Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

logging.getLogger("mail.log").setLevel(logging.WARNING)  # at INFO it names every recipient
Receive = Callable[[EmailMessage], None]


class Inbox:
    """Hands each message that arrives over SMTP to `receive`."""

    def __init__(self, receive: Receive) -> None:
        self.receive = receive

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take one message."""
        content = cast("bytes", envelope.original_content).replace(b"\r\n", b"\n")
        self.receive(message_from_bytes(content, policy=policy.default))
        return "250 OK"


class MailServer(Controller):
    """SMTP on 127.0.0.1, on the port asked for or (0) one the system gives."""

    def __init__(self, receive: Receive, port: int = 0) -> None:
        self.listener = socket.create_server(("127.0.0.1", port))
        given = self.listener.getsockname()[1]
        super().__init__(Inbox(receive), hostname="127.0.0.1", port=given)

    def _create_server(self) -> Awaitable[asyncio.AbstractServer]:
        serve: Any = self.loop.create_server
        return cast(
            "Awaitable[asyncio.AbstractServer]", serve(self._factory_invoker, sock=self.listener)
        )
