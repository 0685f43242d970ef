"""What other rooms put on the journal's page of today."""

import logging
from collections.abc import Iterator
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from accounts.models import TherapistApplication
from encryption.errors import Unreadable
from practices.queries.pauses import Rest
from practices.today import LINES, Line, Page

log = logging.getLogger(__name__)
register = template.Library()
PARTS = "parts_of_today"


@register.simple_tag(takes_context=True)
def rest_today(context: RequestContext) -> Rest | None:
    """The flare or the pause that is on, if one is; asked once a page."""
    return page_of(context).rest


@register.simple_tag(takes_context=True)
def application_today(context: RequestContext) -> TherapistApplication | None:
    """What this person asked last, if they ever asked to be a therapist here."""
    return page_of(context).application


@register.simple_tag(takes_context=True)
def today_lines(context: RequestContext) -> SafeString:
    """Every part that has something to say, each in its own partial; of the questions one."""
    return format_html_join("\n", "{}", ((said,) for said in lines_shown(context)))


def lines_shown(context: RequestContext) -> Iterator[SafeString]:
    there, has_asked = page_of(context).there_is, False
    for line in LINES:
        if there.get(line.template, True) and not (line.is_question and has_asked):
            said = shown(line, context)
            has_asked = has_asked or (line.is_question and bool(said))
            yield said


def page_of(context: RequestContext) -> Page:
    """What is known for all parts, asked once a page."""
    if PARTS not in context.render_context:
        context.render_context[PARTS] = Page(context["request"].user, context.get("beside"))
    page: Page = context.render_context[PARTS]
    return page


def shown(line: Line, context: RequestContext) -> SafeString:
    said = answer(line, page_of(context))
    engine = context.template.engine if context.template else None
    if not said or engine is None:
        return SafeString()
    with context.push(said=said):
        return SafeString(engine.get_template(line.template).render(context))


def answer(line: Line, page: Page) -> Any:
    """What a part has to say; one that does not open takes no page with it."""
    try:
        return line.ask(page)
    except Unreadable:
        log.error("%s does not open for %s", line.template, page.client.public_id)
        return None
