"""Telling a browser: where it may be told, with which key, and what its push service answered.

A message says nothing: it is the same byte for everybody, sealed for the browser. Addresses come
from browsers, that is from people; so a message only ever goes to the push services we know
(`settings.PUSH_HOSTS`), over TLS, and follows no redirect. Nothing here writes an address to a log.
"""

import hmac
import logging
import ssl
import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from http.client import HTTPException, HTTPSConnection

from django.utils import timezone
from py_vapid import VapidException

from encryption.errors import Unreadable
from encryption.purposes import purpose_key
from encryption.readers import reminders_reader
from reminders.deadlines import cut_at
from reminders.models import PushPlace
from reminders.push_documents import PushDocument
from reminders.push_keys import Service, authorization, service_of
from reminders.push_sealing import sealed_for

log = logging.getLogger(__name__)
PAYLOAD = b"1"
WAIT_SECONDS = 3.0  # for one word of one push service
TELLING_SECONDS = 6.0  # for all it says, a byte at a time though it may be
LEAST_SECONDS = 0.1
MOST_SECONDS = 20.0  # for all of a person's places: well within a lease
MOST_KEPT = timedelta(minutes=30)  # by the push service, for a browser that is off
GONE = {404, 410}
TOPIC_LENGTH = 32  # the most there may be
COME_BACK = {408, 425, 429}


class Told(Enum):
    """What a push service made of one message."""

    TAKEN = "taken"
    NOT_NOW = "not now"
    NEVER = "never"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Message:
    """What is told to each of a person's browsers, and for how long it is kept for them."""

    topic: str
    kept: timedelta
    until: float  # on the steady clock; whoever was not told by then is told another time
    silent: set[str]  # services that let somebody wait in this batch

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self.until


def tell_all(
    client_id: uuid.UUID, message_id: uuid.UUID, *, before: datetime | None, silent: set[str]
) -> set[Told]:
    """Tell each of a person's browsers before it grows quiet; forget those that are gone."""
    until = time.monotonic() + MOST_SECONDS
    message = Message(topic_of(message_id), kept_for(before), until, silent)
    told = {place: tell(place, message) for place in PushPlace.objects.of(client_id)}
    gone = [place.pk for place, answer in told.items() if answer is Told.GONE]
    PushPlace.objects.filter(pk__in=gone).delete()
    return set(told.values())


def topic_of(message_id: uuid.UUID) -> str:
    """Name a message so that a second try replaces the first, and no mail server knows it again."""
    return hmac.digest(purpose_key("push topics"), message_id.bytes, "sha256").hex()[:TOPIC_LENGTH]


def kept_for(before: datetime | None) -> timedelta:
    """Return for how long it may be kept: not into somebody's quiet hours."""
    if before is None:
        return MOST_KEPT
    return max(timedelta(), min(MOST_KEPT, before - timezone.now()))


def tell(place: PushPlace, message: Message) -> Told:
    """Tell one browser."""
    if message.is_over:
        return Told.NOT_NOW
    try:
        document = PushDocument.from_json(place.open_for(reminders_reader(place.client_id)))
    except Unreadable:
        log.error("push place %s does not open", place.public_id)
        return Told.NEVER
    service = service_of(document.endpoint)
    if service is None:
        log.warning("push place %s is at no push service we know", place.public_id)
        return Told.NEVER
    if service.origin in message.silent:
        return Told.NOT_NOW
    try:
        return answer_to(post(service, document, message))
    except (OSError, HTTPException) as error:
        log.warning("push service not reached: %s", type(error).__name__)
        message.silent.add(service.origin)
        return Told.NOT_NOW
    except (ValueError, VapidException) as error:  # a name or a key that cannot be used
        log.error("push place %s cannot be told: %s", place.public_id, type(error).__name__)
        return Told.NEVER


def post(service: Service, document: PushDocument, message: Message) -> int:
    """Hand a message to a push service; return its status."""
    until = min(message.until, time.monotonic() + TELLING_SECONDS)
    words = head(service, message)
    body = sealed_for(document, PAYLOAD)
    connection = HTTPSConnection(
        service.host,
        service.port,
        timeout=max(min(WAIT_SECONDS, until - time.monotonic()), LEAST_SECONDS),
        context=ssl.create_default_context(),
    )
    try:
        connection.connect()
        if time.monotonic() >= until:
            raise TimeoutError
        with cut_at(until, lambda: connection.sock):
            connection.request("POST", service.target, body=body, headers=words)
            return connection.getresponse().status
    finally:
        connection.close()


def head(service: Service, message: Message) -> dict[str, str]:
    return {
        "Authorization": authorization(service, now=int(time.time())),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int(message.kept.total_seconds())),
        "Topic": message.topic,
        "Urgency": "normal",
    }


def answer_to(status: int) -> Told:
    if 200 <= status < 300:
        return Told.TAKEN
    if status in GONE:
        return Told.GONE
    log.warning("push not taken: %s", status)
    return Told.NOT_NOW if status in COME_BACK or status >= 500 else Told.NEVER
