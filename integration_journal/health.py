"""Health: the process alone, and each part it stands on by name. Neither says anything else."""

from collections.abc import Callable

import psycopg
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from encryption.errors import Unreadable
from encryption.purposes import purpose_key

SECONDS = 2  # a part that takes longer counts as away


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Name each part and whether it is there; 503 while one is away."""
    database = _answers(_ask_database)
    parts = {
        "database": database,
        "redis": _answers(_ask_redis),
        "key ring": database and _answers(_ask_key_ring),
    }
    said = {name: "ok" if is_there else "away" for name, is_there in parts.items()}
    return JsonResponse(said, status=200 if all(parts.values()) else 503)


def _answers(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except (psycopg.Error, DatabaseError, RedisError, OSError, Unreadable, ImproperlyConfigured):
        return False
    return True


def _ask_database() -> None:
    """Ask over a connection of its own: a frozen server would hold the request's own for ever."""
    said = connection.get_connection_params()
    said |= {"connect_timeout": SECONDS, "options": f"-c statement_timeout={SECONDS}s"}
    with psycopg.connect(**said) as asking:
        asking.execute("SELECT 1")


def _ask_redis() -> None:
    cache.has_key("ready")


def _ask_key_ring() -> None:
    """Open a key the ring has wrapped: a ring that is there but not this database's is no ring."""
    purpose_key("readiness")
