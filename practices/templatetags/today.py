"""What other rooms put on the journal's page of today."""

import logging
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from accounts.models import User
from encryption.errors import Unreadable
from practices.today import LINES, Line

log = logging.getLogger(__name__)
register = template.Library()


@register.simple_tag(takes_context=True)
def today_lines(context: RequestContext) -> SafeString:
    """Every part that has something to say, each in its own partial."""
    return format_html_join("\n", "{}", ((shown(line, context),) for line in LINES))


def shown(line: Line, context: RequestContext) -> SafeString:
    said = answer(line, context["request"].user)
    engine = context.template.engine if context.template else None
    if not said or engine is None:
        return SafeString()
    with context.push(said=said):
        return SafeString(engine.get_template(line.template).render(context))


def answer(line: Line, client: User) -> Any:
    """What a part has to say; one that does not open takes no page with it."""
    try:
        return line.ask(client)
    except Unreadable:
        log.error("%s does not open for %s", line.template, client.public_id)
        return None
