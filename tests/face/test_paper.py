"""The form pack: every word a field shows is tied to the field it is about."""

import re

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template import Context, Template

FAMILIES = [
    ("Joy", [("glad", "glad"), ("awed", "awed")]),
    ("Calm", [("safe", "safe")]),
]


class PaperForm(forms.Form):
    title = forms.CharField(label="Title", help_text="A word is enough.", max_length=5)
    text = forms.CharField(label="Text", widget=forms.Textarea, required=False)
    feelings = forms.MultipleChoiceField(
        label="Feelings",
        choices=FAMILIES,
        widget=forms.CheckboxSelectMultiple,
        help_text="As many as you like.",
    )
    depth = forms.ChoiceField(
        label="Depth", choices=[("short", "Short"), ("long", "Long")], widget=forms.RadioSelect
    )
    kept = forms.BooleanField(label="Keep it", required=False)
    day = forms.SplitDateTimeField(label="Day", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


def rendered(form: forms.BaseForm) -> str:
    page = Template("{% load crispy_forms_tags %}{{ form|crispy }}")
    return re.sub(r"\s+", " ", page.render(Context({"form": form})))


def element(html: str, start: str) -> str:
    """Return the opening tag that begins with `start`."""
    found = re.search(rf"<{start}[^>]*>", html)
    assert found, f"no <{start} in {html}"
    return found[0]


def test_a_field_is_tied_to_its_label_and_hint() -> None:
    html = rendered(PaperForm())

    assert '<label for="id_title"> Title </label>' in html
    assert '<div class="hint" id="id_title_helptext">A word is enough.</div>' in html
    assert 'aria-describedby="id_title_helptext"' in element(html, 'input type="text" name="title"')


def test_an_error_stands_beside_its_field_and_is_tied_to_it() -> None:
    html = rendered(PaperForm({"title": "far too long"}))

    assert '<div class="error" id="id_title_error">' in html
    field = element(html, 'input type="text" name="title"')
    assert 'aria-describedby="id_title_helptext id_title_error"' in field
    assert 'aria-invalid="true"' in field
    assert 'value="far too long"' in field


def test_a_summary_on_top_leads_to_each_field_with_an_error() -> None:
    form = PaperForm({"title": "far too long"})
    form.add_error(None, "The whole of it needs another look.")
    html = rendered(form)

    summary = html[: html.index("</ul>")]
    assert 'class="error-summary" role="alert" tabindex="-1" data-error-summary' in summary
    assert "<li>The whole of it needs another look.</li>" in summary
    for field in ("title", "feelings", "depth"):
        assert f'href="#id_{field}"' in summary
        assert f'id="id_{field}"' in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert "error" not in rendered(PaperForm())


def test_many_choices_are_chips_in_families_with_a_legend_each() -> None:
    html = rendered(PaperForm(initial={"feelings": ["awed"]}))

    group = element(html, 'fieldset class="field-group" id="id_feelings"')
    assert 'aria-describedby="id_feelings_helptext"' in group
    assert "<legend>Feelings </legend>" in html
    assert [family for family in ("Joy", "Calm") if f"<legend>{family}</legend>" in html]
    assert html.count('class="chip"') == 3
    chosen = element(html, 'input type="checkbox" name="feelings" value="awed"')
    assert " checked" in chosen
    assert '<label class="chip" for="id_feelings_0_1">' in html
    assert 'id="id_feelings_0_1"' in chosen


def test_radios_are_large_choices() -> None:
    html = rendered(PaperForm(initial={"depth": "long"}))

    assert html.count('class="choice"') == 2
    assert " checked" in element(html, 'input type="radio" name="depth" value="long"')
    assert " checked" not in element(html, 'input type="radio" name="depth" value="short"')


def test_one_checkbox_stands_inside_its_own_label() -> None:
    html = rendered(PaperForm())

    assert '<label class="check" for="id_kept"><input type="checkbox" name="kept"' in html


def test_a_field_of_several_parts_is_one_group() -> None:
    html = rendered(PaperForm())

    assert 'name="day_0"' in html
    assert 'name="day_1"' in html


def test_hidden_fields_show_nothing() -> None:
    html = rendered(PaperForm(initial={"revision": 3}))

    assert '<input type="hidden" name="revision" value="3" id="id_revision">' in html
    assert "Revision" not in html


def test_what_a_person_typed_is_never_taken_for_markup() -> None:
    html = rendered(PaperForm({"title": "<b>x</b>", "text": "</textarea><script>"}))

    assert "<script>" not in html
    assert "<b>x" not in html


@pytest.fixture
def helper() -> FormHelper:
    helper = FormHelper()
    helper.layout = Layout(
        Fieldset("First", Row("title", "kept"), css_class="stack"), "text", "feelings", "depth"
    )
    helper.add_input(Submit("save", "Keep"))
    helper.add_input(Submit("later", "Not now", css_class="button-quiet"))
    helper.mark_optional = True
    return helper


def test_a_whole_form_posts_with_its_token_and_its_buttons(helper: FormHelper) -> None:
    html = render_crispy_form(PaperForm(), helper, {"csrf_token": "token"})

    assert 'method="post"' in element(html, "form")
    assert " novalidate" in element(html, "form")
    assert '<input type="hidden" name="csrfmiddlewaretoken" value="token">' in html
    assert "<legend>First</legend>" in html
    assert '<div class="actions">' in html
    later = element(html, 'button type="submit" name="later"')
    assert "button-quiet" in later


def test_what_may_stay_empty_says_so_when_asked_to(helper: FormHelper) -> None:
    html = render_crispy_form(PaperForm(), helper)

    labels = re.findall(r"<label for=\"id_(\w+)\">\s*(.*?)\s*</label>", html, re.S)
    marked = {name for name, words in labels if "(if you like)" in words}
    assert marked == {"text"}


def test_each_form_of_a_formset_is_a_group_of_its_own() -> None:
    formset = forms.formset_factory(PaperForm, extra=2)()

    html = rendered(formset)

    assert 'name="form-TOTAL_FORMS" value="2"' in html
    assert html.count('<fieldset class="card fields">') == 2
