"""What other rooms put on the journal's page of today."""

import logging
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from accounts.models import User
from encryption.errors import Unreadable
from practices.queries.pauses import Rest, rest_now
from practices.today import LINES, Line, there_is

log = logging.getLogger(__name__)
register = template.Library()
PARTS = "parts_of_today"


@register.simple_tag(takes_context=True)
def rest_today(context: RequestContext) -> Rest | None:
    """The flare or the pause that is on, if one is."""
    return rest_now(context["request"].user) if parts(context)["rest"] else None


@register.simple_tag(takes_context=True)
def today_lines(context: RequestContext) -> SafeString:
    """Every part that has something to say, each in its own partial."""
    there = parts(context)
    asked = [line for line in LINES if there.get(line.template, True)]
    return format_html_join("\n", "{}", ((shown(line, context),) for line in asked))


def parts(context: RequestContext) -> dict[str, bool]:
    """Which parts have rows, asked once a page."""
    if PARTS not in context.render_context:
        context.render_context[PARTS] = there_is(context["request"].user)
    found: dict[str, bool] = context.render_context[PARTS]
    return found


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
