"""Erasing from the trash: asked once more, saying what goes along."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _


def ask_before_erasing(request: HttpRequest, name: object, also: str = "") -> HttpResponse:
    """Name what will be gone, and in `also` what goes or stays with it."""
    return render(request, "journal/erase.html", {"name": name, "also": also})


def say_erased(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("Erased. Its key is destroyed."))
    return redirect("journal:trash")
