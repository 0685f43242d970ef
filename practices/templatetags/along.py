"""What the reminders along the way say on pages of other rooms, and what suits these days."""

import logging

from django import template
from django.template.context import RequestContext

from encryption.errors import Unreadable
from journal.models import Session
from practices.queries.arc import OfSession, arc_of_session
from practices.queries.these_days import Fitting, Known
from practices.queries.these_days import these_days as found_for

log = logging.getLogger(__name__)
register = template.Library()


@register.simple_tag(takes_context=True)
def along_the_way(context: RequestContext, session: Session) -> OfSession | None:
    """What a session's own page says of them; nothing where it leads no more."""
    return arc_of_session(context["request"].user, session.held_on)


@register.simple_tag
def these_days(known: Known) -> list[Fitting]:
    """A few light practices; what does not open takes no page with it."""
    try:
        return found_for(known)
    except Unreadable:
        log.error("what suits these days does not open for %s", known.days.client.public_id)
        return []
