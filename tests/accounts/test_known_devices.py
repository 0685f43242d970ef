"""A browser somebody writes in is known to us: one row for each browser and person."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.actions.devices import MOST, forget_unseen_devices, meet_device
from accounts.known_devices import digest_of
from accounts.models import Device, User
from tests.conftest import PASSWORD, ClientFor

pytestmark = pytest.mark.django_db
COOKIE = settings.DEVICE_COOKIE_NAME
HALF, LIST = "/people/device/", "/account/sessions/"


def logged_in(person: User, browser: Client | None = None) -> Client:
    browser = browser or Client()
    browser.post("/account/login/", {"login": person.email, "password": PASSWORD})
    browser.get("/help/leaving/")
    return browser


def test_a_browser_gets_a_secret_no_script_can_read_and_we_keep_its_digest(alice: User) -> None:
    browser = logged_in(alice)

    cookie = browser.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert int(cookie["max-age"]) == 400 * 24 * 3600
    device = Device.objects.get()
    assert (device.client, device.digest) == (alice, digest_of(cookie.value))


def test_the_next_log_in_finds_the_same_row_and_pages_ask_for_none(alice: User) -> None:
    browser = logged_in(alice)
    before = Device.objects.get().public_id
    del browser.cookies["sessionid"]

    logged_in(alice, browser)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browser.get("/help/leaving/")

    assert Device.objects.get().public_id == before
    assert [query["sql"] for query in asked if "accounts_device" in query["sql"]] == []


def test_the_half_is_told_to_its_person_and_is_another_for_anybody_else(
    alice: User, charlie: User
) -> None:
    browser = logged_in(alice)
    mine = browser.get(HALF).json()
    again = browser.get(HALF).json()
    del browser.cookies["sessionid"]

    theirs = logged_in(charlie, browser).get(HALF).json()

    assert mine == again
    assert mine["device"] == str(Device.objects.get(client=alice).public_id)
    assert not {*mine.values()} & {*theirs.values()}
    assert len(set(Device.objects.values_list("digest"))) == 1


def test_the_half_lies_sealed_and_no_page_of_another_site_is_told_it(alice: User) -> None:
    browser = logged_in(alice)
    half = browser.get(HALF).json()["half"]

    assert half.encode() not in bytes(Device.objects.get().half_box.box)
    assert browser.get(HALF, headers={"sec-fetch-site": "cross-site"}).status_code == 404


def test_logging_out_forgets_the_browser(alice: User) -> None:
    browser = logged_in(alice)

    answer = browser.post("/account/logout/")

    assert not Device.objects.exists()
    assert answer.headers["Clear-Site-Data"] == '"cookies"'
    assert not answer.cookies[COOKIE].value


def test_logging_out_where_somebody_elses_words_are_kept_lets_the_browser_be_known(
    alice: User, charlie: User
) -> None:
    browser = logged_in(alice)
    secret = browser.cookies[COOKIE].value
    del browser.cookies["sessionid"]
    logged_in(charlie, browser)

    answer = browser.post("/account/logout/")

    assert Device.objects.get().client == alice
    now = answer.cookies[COOKIE].value
    assert now != secret
    assert Device.objects.get().digest == digest_of(now)
    assert "Clear-Site-Data" not in answer.headers
    assert answer.cookies["csrftoken"].value == answer.cookies["sessionid"].value == ""


def test_a_log_in_that_ran_out_and_leaving_quickly_keep_it(alice: User, settings) -> None:
    browser = logged_in(alice)
    browser.cookies["leave"] = "log-out"
    browser.get("/clock/")
    settings.SESSION_LIMITS = {"client": (-1, -1)}

    assert browser.get("/journal/").status_code == 302
    assert Device.objects.count() == 1


def test_ending_one_log_in_forgets_its_browser_and_ending_all_forgets_all_others(
    alice: User, charlie: User, client_for: ClientFor
) -> None:
    here, there, _third = (logged_in(alice) for _ in range(3))
    lost = meet_device(alice, uuid4())  # no log-in stands there any more
    stranger = logged_in(charlie)
    page = there.get(LIST).content.decode()
    handle = page.split("/people/log-ins/")[1].split("/")[0]

    there.post(f"/people/log-ins/{handle}/end/")
    assert Device.objects.filter(client=alice).count() == 3
    there.post(LIST)

    assert Device.objects.filter(client=alice).count() == 1
    assert not Device.objects.filter(pk=lost.pk).exists()
    assert Device.objects.filter(client=charlie).count() == 1
    assert stranger.get(HALF).status_code == 200
    assert here.get(HALF).status_code == 302


def test_a_row_forgotten_meanwhile_is_made_anew(alice: User) -> None:
    browser = logged_in(alice)
    before = browser.get(HALF).json()
    Device.objects.all().delete()

    after = browser.get(HALF).json()

    assert not {*before.values()} & {*after.values()}
    assert after == browser.get(HALF).json()
    assert Device.objects.get().digest == digest_of(browser.cookies[COOKIE].value)


@pytest.mark.parametrize("made_up", ["x", "A" * 43])
def test_a_cookie_we_did_not_give_is_replaced(alice: User, made_up: str) -> None:
    browser = Client()
    browser.cookies[COOKIE] = made_up

    logged_in(alice, browser)

    assert len(browser.cookies[COOKIE].value) == 43
    assert browser.cookies[COOKIE].value != made_up
    assert not Device.objects.in_browser(digest_of(made_up)).exists()


def test_browsers_are_few_and_forgotten_after_a_time(alice: User) -> None:
    devices = [meet_device(alice, uuid4()) for _ in range(MOST + 2)]
    assert Device.objects.count() == MOST
    Device.objects.filter(pk=devices[-1].pk).update(seen_at=timezone.now() - timedelta(days=401))

    forget_unseen_devices()

    assert Device.objects.count() == MOST - 1
    assert settings.CELERY_BEAT_SCHEDULE["forget-unseen-devices"]["schedule"] == 24 * 3600


def test_erasing_a_person_forgets_their_browsers(alice: User) -> None:
    meet_device(alice, uuid4())

    call_command("erase_client", str(alice.public_id), "--yes", verbosity=0)

    assert not Device.objects.exists()


@pytest.mark.parametrize(("who", "count"), [("nora", 1), ("cora", 0)])
def test_who_writes_here_has_one_and_who_curates_has_none(
    request: pytest.FixtureRequest, client_for: ClientFor, who: str, count: int
) -> None:
    client_for(request.getfixturevalue(who)).get("/help/leaving/")

    assert Device.objects.count() == count


def test_a_browser_that_lost_its_cookie_is_known_again_by_its_own_person_only(
    alice: User, charlie: User
) -> None:
    before = logged_in(alice).get(HALF).json()
    again, stranger = logged_in(alice), logged_in(charlie)
    fresh = again.get(HALF).json()

    theirs = stranger.post(f"{HALF}known/", {"device": [before["device"], "x"]}).json()
    mine = again.post(f"{HALF}known/", {"device": [str(uuid4()), before["device"]]}).json()

    assert mine == before == again.get(HALF).json()
    assert fresh["device"] not in {str(row.public_id) for row in Device.objects.all()}
    assert not {*theirs.values()} & {*before.values()}
    assert Device.objects.get(client=alice).digest == digest_of(again.cookies[COOKIE].value)


def test_a_form_that_was_led_to_the_second_step_has_not_arrived(
    nora: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MFA_REQUIRED_ROLES", {nora.role})
    browser = logged_in(nora)

    answer = browser.post(reverse("care:caseload"), {"kept_id": str(uuid4())})

    assert answer["Location"] == reverse("accounts:second-step")
    assert "arrived" not in browser.cookies
