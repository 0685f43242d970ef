"""After logging in again a person is where they were, not at an address that only takes forms."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
TRASH = "/journal/entries/5f5dd3ab-9a43-4f8e-bd3c-0a4c2d0f6f8e/trash/"


def lead_on(client: Client, **headers: str) -> str:
    return client.post(TRASH, headers=headers).headers["Location"]


def test_a_page_leads_back_to_itself(client: Client) -> None:
    answer = client.get("/journal/timeline/?page=2")

    assert answer.headers["Location"] == "/account/login/?next=/journal/timeline/%3Fpage%3D2"


def test_a_form_leads_back_to_the_page_it_stood_on(client: Client) -> None:
    where = lead_on(client, referer="http://testserver/journal/timeline/?page=2")

    assert where == "/account/login/?next=/journal/timeline/%3Fpage%3D2"


@pytest.mark.parametrize("page", ["", "https://elsewhere.example/", "javascript:alert(1)", "//x.y"])
def test_a_form_from_nowhere_leads_home(client: Client, page: str) -> None:
    assert lead_on(client, referer=page) == "/account/login/?next=/"
