"""Whether a number or an address can be dialled or opened. Pure."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def contact_fault(kind: str, contact: str) -> str | Promise:
    """Say what is wrong with a help line's contact, or nothing."""
    if kind == "web":
        return "" if contact.startswith("https://") else _("A website starts with https://")
    is_number = any(sign.isdigit() for sign in contact) and not any(map(str.isalpha, contact))
    return "" if is_number else _("A number is written in digits, as people dial it.")
