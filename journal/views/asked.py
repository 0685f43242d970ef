"""Read what an address asks for; what is malformed counts as not asked."""

from uuid import UUID

from django.http import HttpRequest

from journal.documents import is_uuid


def asked_uuid(request: HttpRequest, name: str) -> UUID | None:
    text = request.GET.get(name, "")
    return UUID(text) if is_uuid(text) else None
