"""Which intentions grew from a page of the journal, for a quiet link there."""

from uuid import UUID

from django import template
from django.template.context import RequestContext

from practices.queries.intentions_insight import Grown, grown_from

register = template.Library()


@register.simple_tag(takes_context=True)
def grown(context: RequestContext, kind: str, public_id: UUID) -> list[Grown]:
    """Those of an entry, a thread or a session that are kept, the newest first."""
    return grown_from(context["request"].user, kind, public_id)
