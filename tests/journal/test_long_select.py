"""Long lists of choices: drawn at once, and just as Django would draw them."""

import pytest
from django import forms
from django.test.html import parse_html
from django.urls import reverse

from journal.forms.long_select import LongSelect

CHOICES = [("", "choose"), ("knee:left", "<knee>, left"), ('"', "a quote")]


@pytest.mark.parametrize("value", ["", "knee:left", '"', "gone", None])
def test_a_long_select_reads_as_djangos_own(value):
    attrs = {"id": "where", "aria-invalid": "true", "required": True, "disabled": False}

    drawn = LongSelect({"class": "a"}, CHOICES).render("where", value, attrs)

    asked = forms.Select({"class": "a"}, CHOICES).render("where", value, attrs)
    assert parse_html(drawn) == parse_html(asked)


@pytest.mark.django_db
def test_the_editor_opens_no_template_for_each_of_its_hundred_words(client_for, alice, entry):
    answer = client_for(alice).get(reverse("journal:entry-edit", args=[entry.public_id]))

    page = answer.content.decode()
    assert page.count('class="chip"') > 150
    assert len(answer.templates) < 150
    assert page.count(" checked>") == 2
