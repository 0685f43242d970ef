"""Say that something was put away, with a way to bring it back right there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def say_put_away(request: HttpRequest, kind: str, row: Any, words: str = "") -> None:
    """A message that carries the address to bring it back from: its page shows a button for it.

    `kind` is how the addresses of this kind begin, such as "entry" or "body-map".
    """
    said = words or _("Put in the trash. You can bring it back for thirty days.")
    restore_url = reverse(f"journal:{kind}-restore", args=[row.public_id])
    messages.info(request, said, extra_tags=restore_url)


def say_it_is_back(request: HttpRequest) -> None:
    messages.info(request, _("It is back, just as it was."))
