"""The child of `bench.pages`: two journals, one short and one long, and every page timed."""

import io
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from bench.remembered_scratch import a_session
from bench.served_scratch import served
from bench.weights_scratch import weights
from bench.writers_scratch import WRITERS
from encryption.keys import ensure_client_key
from encryption.readers import owner_reader
from journal.documents import EntryDocument
from journal.models import Entry, Session

SHORT, LONG = 100, 10_000
WORDS = 300
TIMES = 100
WARM_UP = 5
P50, P95 = 30, 80  # ms for a signed-in page
SAVE, AUTOSAVE_P95 = 20, 60  # ms
QUERIES = 12
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LOREM = (
    "the",
    "water",
    "was",
    "slow",
    "and",
    "wide",
    "under",
    "a",
    "low",
    "sun",
    "while",
    "nobody",
)
Figure = dict[str, Any]


class Taken(NamedTuple):
    """Milliseconds one answer took: on the clock, and of our own processor time."""

    wall: float
    cpu: float


def run() -> None:
    """Print one figure a line, as JSON."""
    call_command("migrate", verbosity=0, skip_checks=True)
    for command in ("load_library", "load_practices", "load_help_lines", "load_notices"):
        call_command(command, stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    for line in figures():
        print(json.dumps(line), flush=True)


def figures() -> Iterator[Figure]:
    """Measure over the scratch database of this process."""
    short, long = journal("short", SHORT), journal("long", LONG)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    browser = logged_in(long)
    yield from saving(browser)
    yield from lists((short, logged_in(short)), (long, browser))
    yield from pages(browser, Entry.objects.filter(client=long).latest("pk").public_id)
    yield from weights(browser, Client(headers={"host": "localhost"}))
    people = [journal(f"writer{number}", 0) for number in range(WRITERS)]
    writers = [logged_in(person).cookies["sessionid"].value for person in people]
    text = document(random.Random(2), 0).text
    yield from served(browser.cookies["sessionid"].value, writers, typed(text))


def journal(name: str, size: int) -> User:
    """A person with so many finished entries of 300 words, one a day, sealed as always."""
    email = f"{name}@example.org"
    person = User.objects.create(email=email, name=name, first_steps_at=timezone.now())
    ensure_client_key(person.public_id)
    reader, today, dice = owner_reader(person.public_id), timezone.localdate(), random.Random(size)
    session = a_session(person, reader, size) if size else None
    for start in range(0, size, 1000):
        rows = []
        for number in range(start, min(start + 1000, size)):
            entry = entry_of(person, today - timedelta(days=size - number), session)
            entry.seal_for(reader, document(dice, number).as_json())
            rows.append(entry)
        Entry.objects.bulk_create(rows)
    return person


def entry_of(person: User, day: date, session: Session | None) -> Entry:
    now = timezone.now()
    return Entry(client=person, session=session, entry_on=day, state="finished", finished_at=now)


def document(dice: random.Random, number: int) -> EntryDocument:
    return EntryDocument(title=f"Day {number}", text=" ".join(dice.choices(LOREM, k=WORDS)))


def logged_in(person: User) -> Client:
    browser = Client(headers={"host": "localhost"})
    browser.force_login(person, BACKEND)
    return browser


def saving(browser: Client) -> Iterator[Figure]:
    """One new entry after another, and one page saved while typing."""
    text = document(random.Random(1), 0).text
    keep = [keep_new(browser, text) for _ in range(WARM_UP + TIMES)]
    yield p50("save one new entry, sequential", keep, SAVE)
    yield p95("autosave, one writer", list(autosaves(browser, text)), AUTOSAVE_P95)
    yield queries("save one new entry", lambda: keep_new(browser, text))


def keep_new(browser: Client, text: str) -> Taken:
    url = reverse("journal:entry-keep", args=[uuid4()])
    return timed(lambda: browser.post(url, typed(text)), 302)


def autosaves(browser: Client, text: str) -> Iterator[Taken]:
    """One page whose text grows, each save on the revision of the one before."""
    url, form_id = reverse("journal:entry-autosave", args=[uuid4()]), str(uuid4())
    for number in range(WARM_UP + TIMES):
        sent = typed(f"{text} {number}") | {"form_id": form_id, "sequence": str(number + 1)}
        sent["revision"] = str(number)
        yield timed(lambda: browser.post(url, sent), 200)  # noqa: B023  called at once


def typed(text: str) -> dict[str, str]:
    return {
        "title": "A day",
        "entry_on": f"{timezone.localdate()}",
        "text": text,
        "revision": "0",
        "form_id": str(uuid4()),
        "sequence": "0",
        "place-TOTAL_FORMS": "0",
        "place-INITIAL_FORMS": "0",
    }


def lists(short: tuple[User, Client], long: tuple[User, Client]) -> Iterator[Figure]:
    """Pages that could grow with a journal, whole, for both journals in turn in one run."""
    for name in ("timeline", "today", "session", "reflection"):
        get_short, get_long = (asker(name, *of) for of in (short, long))
        of_short, of_long = [], []
        for _ in range(WARM_UP + TIMES):
            of_short.append(timed(get_short))
            of_long.append(timed(get_long))
        at_100 = p50(f"{name} at 100 entries", of_short, P50)
        at_10_000 = p50(f"{name} at 10,000 entries", of_long, P50)
        ratio = round(at_10_000["value"] / at_100["value"], 2)
        yield at_100
        yield at_10_000 | {"ratio_to": {at_100["name"]: ratio}}
        yield p95(f"{name} at 10,000 entries", of_long, P95)
        yield queries(f"{name} at 100 entries", get_short)
        yield queries(f"{name} at 10,000 entries", get_long)


def asker(name: str, person: User, browser: Client) -> Callable[[], Any]:
    """What asks for this page of this journal."""
    session = Session.objects.get(client=person).public_id
    url = {
        "timeline": reverse("journal:timeline"),
        "today": reverse("journal:today"),
        "session": reverse("journal:session", args=[session]),
        "reflection": f"{reverse('journal:reflect')}?depth=two_minutes&session={session}",
    }[name]
    return lambda: browser.get(url)


def pages(browser: Client, entry: UUID) -> Iterator[Figure]:
    """The other pages a client lives on, in the long journal."""
    for name, url in {
        "open one entry": reverse("journal:entry", args=[entry]),
        "the editor": reverse("journal:entry-edit", args=[entry]),
        "the plan": reverse("practices:plan"),
    }.items():
        times = [timed(lambda: browser.get(url)) for _ in range(WARM_UP + TIMES)]  # noqa: B023
        yield p50(name, times, P50)
        yield p95(name, times, P95)
        yield queries(name, lambda: browser.get(url))  # noqa: B023


def timed(ask: Callable[[], Any], status: int = 200) -> Taken:
    begun = Taken(time.perf_counter() * 1000, time.process_time() * 1000)
    answer = ask()
    now = Taken(time.perf_counter() * 1000, time.process_time() * 1000)
    if answer.status_code != status:
        raise AssertionError(f"answered {answer.status_code}, not {status}")
    return Taken(now.wall - begun.wall, now.cpu - begun.cpu)


def p50(name: str, times: list[Taken], budget: float) -> Figure:
    return figure(f"{name}, p50", statistics.median, times, budget)


def p95(name: str, times: list[Taken], budget: float) -> Figure:
    return figure(f"{name}, p95", lambda some: statistics.quantiles(some, n=20)[-1], times, budget)


def figure(
    name: str, of: Callable[[list[float]], float], times: list[Taken], budget: float
) -> Figure:
    """Milliseconds as waited, and beside them what our own process was busy (`cpu`)."""
    wall, cpu = (round(of(list(some)), 1) for some in zip(*times[WARM_UP:], strict=True))
    unit = {"unit": "ms", "cpu": cpu, "n": len(times) - WARM_UP}
    return {"name": name, "value": wall, "budget": budget} | unit


def queries(name: str, ask: Callable[[], object]) -> Figure:
    with CaptureQueriesContext(connection) as seen:
        ask()
    count = len([one for one in seen.captured_queries if "SAVEPOINT" not in str(one["sql"])])
    return {"name": f"{name}, queries", "value": count, "unit": "", "n": 1, "budget": QUERIES}
