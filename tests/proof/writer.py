"""A client who writes without pause, notes what was called saved, and looks after every failure."""

import json
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass
from http.client import HTTPException
from uuid import uuid4

from tests.proof.browser import Browser, Fields, Page

CUT_OFF = (OSError, HTTPException)  # what a browser sees when the server dies under it


@dataclass
class Written:
    """One entry as its writer knows it: the last words sent, the last that were called saved."""

    public_id: str
    name: str
    sent: int = 0
    saved: int = 0
    revision: int = 0


def words(name: str, number: int) -> Fields:
    """What one message says, in every field the same number, so that a mixture shows."""
    return {
        "title": f"{name} {number}",
        "text": " ".join(f"{name}-{number}-{at}" for at in range(200)),
        "tags": f"tag {name} {number}",
        "people": f"person {name} {number}",
    }


class Writer(threading.Thread):
    """Writes entry after entry with autosave, keep and finish, until told to stop."""

    def __init__(self, name: str, browser: Browser, seed: int) -> None:
        super().__init__(name=name, daemon=True)
        self.browser, self.rng = browser, random.Random(seed)
        self.entries: list[Written] = []
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.is_over = threading.Event()
        form = browser.get("/journal/entries/new/").form("/keep/")
        questions = {"question": form.fields.get("question", "")}
        kept = {name: value for name, value in form.fields.items() if not name.startswith("answer")}
        self.blank: Fields = kept | questions

    def run(self) -> None:
        try:
            while not self.is_over.is_set():
                self.write_one()
        except Exception as error:  # noqa: BLE001  a thread has nobody else to tell
            self.wrong.append(f"{type(error).__name__}: {error}")

    def write_one(self) -> None:
        entry = Written(str(uuid4()), f"{self.name}{len(self.entries)}")
        self.entries.append(entry)
        form_id = str(uuid4())
        for number in range(1, self.rng.randint(3, 15)):
            if self.is_over.is_set():
                return
            button = self.rng.choices(("autosave", "keep", "finish"), (8, 1, 1))[0]
            self.save(entry, number, button, form_id)

    def save(self, entry: Written, number: int, button: str, form_id: str) -> None:
        url = f"/journal/entries/{entry.public_id}/{button}/"
        place = {"revision": str(entry.revision), "form_id": form_id, "sequence": str(number)}
        entry.sent = number
        try:
            page = self.browser.post(url, self.blank | words(entry.name, number) | place)
        except ConnectionRefusedError:
            self.look(entry)  # nobody there to take it: not a save that was under way
        except CUT_OFF:
            self.counts["cut off"] += 1
            self.look(entry)
        else:
            self.note(entry, number, page)

    def note(self, entry: Written, number: int, page: Page) -> None:
        """Believe what the server says, and only that."""
        if page.status == 200:
            entry.revision, entry.saved = json.loads(page.body)["revision"], number
        elif page.status == 302:
            entry.saved = number
            entry.revision += 1
        else:
            self.wrong.append(f"{entry.name} {number}: answered {page.status}")
            return
        self.counts["saved"] += 1

    def look(self, entry: Written) -> None:
        """Open the entry again, as soon as there is a server, and compare."""
        page = self.page_of(entry)
        if page.status == 404:
            if entry.saved:
                self.wrong.append(f"{entry.name}: {entry.saved} was called saved, and is gone")
            return
        self.compare(entry, page.form("/keep/").fields)

    def page_of(self, entry: Written) -> Page:
        until = time.monotonic() + 60
        while True:
            try:
                return self.browser.get(f"/journal/entries/{entry.public_id}/edit/")
            except CUT_OFF:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)

    def compare(self, entry: Written, shown: Fields) -> None:
        """The words are whole, not older than what was called saved, at the revision it said."""
        number = int(str(shown["title"]).rpartition(" ")[2])
        revision = int(str(shown["revision"]))
        expected = words(entry.name, number)
        if {name: shown[name] for name in expected} != expected:
            self.wrong.append(f"{entry.name} {number}: half written")
        if not entry.saved <= number <= entry.sent:
            self.wrong.append(f"{entry.name}: saved {entry.saved}, found {number}")
        if (number == entry.saved) != (revision == entry.revision):
            self.wrong.append(f"{entry.name} {number}: {revision}, not {entry.revision}")
        self.counts["written, never confirmed"] += number > entry.saved
        entry.saved, entry.revision = number, revision
        self.counts["looked"] += 1
