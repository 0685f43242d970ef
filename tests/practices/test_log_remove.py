"""Taking a line out of the log, and putting it back."""

from django.urls import reverse

from accounts.models import User
from practices.actions.log import remove_log
from practices.models import PracticeLog
from tests.conftest import ClientFor
from tests.practices.making import events_of, logs_of


def url_of(name: str, row: PracticeLog) -> str:
    return reverse(f"practices:{name}", args=[row.public_id])


def test_out_and_back(logged: PracticeLog, alice: User, client_for: ClientFor) -> None:
    browser, before = client_for(alice), logs_of(alice)

    out = browser.post(url_of("log-remove", logged))
    while_out = logs_of(alice)
    back = browser.post(url_of("log-restore", logged))

    assert (out.url, back.url) == (reverse("practices:log"),) * 2
    assert (while_out, logs_of(alice)) == ([], before)
    assert events_of(alice, "practice log") == ["logged", "removed", "restored"]


def test_what_is_out_is_neither_read_nor_changed(
    logged: PracticeLog, alice: User, client_for: ClientFor
) -> None:
    remove_log(logged, by=alice)
    browser = client_for(alice)

    answers = [browser.get(url_of(name, logged)) for name in ("log-note", "log-how")]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_another_client_puts_nothing_back(
    logged: PracticeLog, alice: User, charlie: User, client_for: ClientFor
) -> None:
    remove_log(logged, by=alice)

    assert client_for(charlie).post(url_of("log-restore", logged)).status_code == 404
    assert logs_of(alice) == []
