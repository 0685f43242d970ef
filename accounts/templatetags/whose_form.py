"""Every form says whose it is, beside the token that says it is ours."""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.known_devices import WHOSE, mark_of, remembered_device
from accounts.models import User

register = template.Library()


class FormMarks(CsrfTokenNode):
    """The token, and a mark of the person who was given this form in this browser."""

    def render(self, context: Context) -> SafeString:
        token = SafeString(super().render(context))
        if not token or not (device := device_of(context.get("request"))):
            return token
        return token + format_html(
            '<input type="hidden" name="{}" value="{}">', WHOSE, mark_of(device)
        )


def device_of(request: Any) -> str:
    person = getattr(request, "user", None)
    return remembered_device(request) if isinstance(person, User) else ""


@register.tag
def csrf_token(parser: Parser, token: Token) -> FormMarks:
    return FormMarks()
