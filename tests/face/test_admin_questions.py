"""No question to a list of the admin breaks it, however malformed."""

from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.conftest import ClientFor

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
NULLS = ["%00", "pend%00ing"]
MALFORMED = ["abc", "9" * 40, "1e400", "ÿ'", "2026-99-99"]
ANSWERS = {200, 302, 400, 404}
OF_DJANGO = ["q", "p", "o", "e", "all", "_facets", "_popup", "_to_field", "_changelist_filters"]


@pytest.fixture
def browser(client_for: ClientFor, root: User) -> Client:
    return client_for(root)


def address(model: type[Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def names(model: type[Model]) -> list[str]:
    """Every name a question to this list may carry, and some that none may."""
    filters = [getattr(f, "parameter_name", f) for f in admin.site._registry[model].list_filter]
    asked = [f"{name}{how}" for name in filters for how in ("", "__exact", "__in", "__isnull")]
    return [*asked, *OF_DJANGO, "pk", "id__gte", "nothing", "nothing__of__it"]


def test_the_walk_meets_every_list() -> None:
    assert len(MODELS) >= 6


@pytest.mark.parametrize("model", MODELS, ids=str)
@pytest.mark.parametrize("null", NULLS)
def test_a_question_with_a_null_finds_no_page(
    browser: Client, model: type[Model], null: str
) -> None:
    answers = {
        query: browser.get(f"{address(model)}?{query}").status_code
        for name in names(model)
        for query in (f"{name}={null}", f"{name}{null}=1")
    }

    assert set(answers.values()) == {404}


@pytest.mark.parametrize("model", MODELS, ids=str)
def test_a_malformed_question_is_answered_or_refused(browser: Client, model: type[Model]) -> None:
    browser.raise_request_exception = False

    answers = {
        query: browser.get(f"{address(model)}?{query}").status_code
        for name in names(model)
        for query in (urlencode({name: value}) for value in MALFORMED)
    }

    assert {query: status for query, status in answers.items() if status not in ANSWERS} == {}


@pytest.mark.parametrize("model", MODELS, ids=str)
def test_rows_chosen_by_no_key_are_no_rows(browser: Client, model: type[Model]) -> None:
    """The list answers a key nobody has, and no page is found for what is no key."""
    actions = admin.site._registry[model].get_actions(browser.get(address(model)).wsgi_request)
    for action in actions:
        sent = {"action": action, "_selected_action": [*MALFORMED, "\0"]}
        assert browser.post(address(model), sent).status_code == 404

        sent = {"action": action, "_selected_action": ["9" * 40]}
        assert browser.post(address(model), sent).status_code in ANSWERS
