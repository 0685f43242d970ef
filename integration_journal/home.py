"""The first page, help, and the way out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html")


def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "help.html")


def leave(request: HttpRequest) -> HttpResponse:
    return render(request, "leave.html")
