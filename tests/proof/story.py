"""What a client and a therapist do in a browser, with one secret word in all they type."""

import re
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reminders.push_documents import packed
from tests.proof.browser import Browser, Form, Page
from tests.proof.stack import Stack

TOO_LONG = "y" * 201
REMINDERS = "/reminders/"
NOT_THERE = "00000000-0000-4000-8000-000000000000"


class Story:
    """Everything typed on a stack, and the pages that came back.

    `mailed` is a word that a reminder's mail may say; nothing else may.
    """

    def __init__(self, stack: Stack, word: str, mailed: str = "a quiet word") -> None:
        self.stack, self.word, self.mailed = stack, word, mailed
        self.alice, self.nora = Browser(stack.port), Browser(stack.port)
        self.entry = self.session = self.planned = self.log = self.shared = ""
        self.suggesting = ""

    def says(self, where: str) -> str:
        return f"the {where} says {self.word} here"

    def tell(self) -> None:
        """The whole of it, in order."""
        self.alice.log_in("alice@example.org")
        self.nora.log_in("nora@example.org")
        self.choose_words()
        self.log_a_session()
        self.write_an_entry()
        self.practise()
        self.share_and_read()
        self.ask_and_suggest()
        self.make_mistakes()
        self.meet_errors()
        self.be_reminded()

    def choose_words(self) -> None:
        form = self.alice.get("/preferences/").form("/preferences/")
        words = {"session_word": "own", "own_word": self.word, "pronouns": self.word}
        self.expect(302, self.alice.send(form, words))

    def log_a_session(self) -> None:
        """One of some days ago: reminders keep quiet on the day of a session."""
        form = self.alice.get("/journal/sessions/new/").form("/journal/sessions/new/")
        asked = ("name", "kind", "intention", "people", "notes")
        held_on = (datetime.now(UTC) - timedelta(days=4)).date().isoformat()
        typed = {name: self.says(name) for name in asked} | {"held_on": held_on}
        page = self.expect(302, self.alice.send(form, typed))
        self.session = page.location

    def write_an_entry(self) -> None:
        """Save while typing, finish, come back, and be on two pages at once."""
        page = self.alice.get("/journal/entries/new/?depth=ten_minutes")
        form = page.form("/keep/")
        self.entry = form.action.removesuffix("keep/")
        asked = [name for name in form.fields if name.startswith("answer-")]
        assert asked
        typed = {name: self.says(name) for name in ("title", "text", "tags", "people", *asked)} | {
            "place-0-region": "chest",
            "place-0-words": "warm",
        }
        self.expect(200, self.alice.send(form, typed | {"sequence": "1"}, self.url("autosave")))
        self.expect(302, self.alice.send(form, typed | {"sequence": "2"}, self.url("finish")))
        stale = {"form_id": NOT_THERE, "text": self.says("other page")}
        self.expect(409, self.alice.send(form, typed | stale))
        self.expect(409, self.alice.send(form, typed | stale, self.url("autosave")))

    def practise(self) -> None:
        catalogue = self.alice.get("/practices/").text
        practice = self.alice.get(first(r'href="(/practices/catalogue/[a-z0-9-]+/)"', catalogue))
        self.expect(302, self.alice.send(practice.form("/plan/add/")))
        plan = self.alice.get("/practices/plan/").text
        self.planned = first(r'"(/practices/plan/[0-9a-f-]{36}/)edit/"', plan)
        why = self.alice.get(f"{self.planned}edit/").form("/edit/")
        self.expect(302, self.alice.send(why, {"why": self.says("why")}))
        done = self.expect(302, self.alice.send(practice.form("/practices/log/")))
        self.log = done.location.removesuffix("how/")
        how = self.alice.get(done.location).form("/how/")
        self.expect(302, self.alice.send(how, {"how": "worse"}))
        note = self.alice.get(self.log).form(self.log)
        self.expect(302, self.alice.send(note, {"note": self.says("note")}))

    def share_and_read(self) -> None:
        form = self.alice.get(self.url("share")).form("/share/")
        nora = first(
            r'name="relationship"[^>]*value="([^"]+)"', self.alice.get(self.url("share")).text
        )
        self.expect(302, self.alice.send(form, {"relationship": nora}))
        client = first(r'"(/care/clients/[^"]+)"', self.nora.get("/care/").text)
        copies = set(re.findall(r'"(/care/shared/[^"]+)"', self.nora.get(client).text))
        [self.shared] = [url for url in copies if self.word in self.nora.get(url).text]
        self.expect(200, self.alice.get("/journal/who-read-what/"))

    def ask_and_suggest(self) -> None:
        """An own question, a suggestion with a note, and a no for good."""
        mine = "/journal/questions/mine/"
        own = self.alice.get(mine).form("/mine/new/")
        self.expect(302, self.alice.send(own, {"text": self.says("own question")}))
        self.expect(422, self.alice.send(own, {"text": self.word * 40}))
        client = first(r'"(/care/clients/[^"]+)"', self.nora.get("/care/").text)
        ask = self.nora.get(f"{client}suggest/").form("/suggest/")
        asked = {"text": self.says("suggestion"), "note": self.says("beside it"), "pick": ""}
        self.expect(302, self.nora.send(ask, asked))
        decline = self.alice.get("/journal/questions/").form("/decline/")
        prompt = first(r'name="prompt" value="([^"]+)"', self.alice.get("/journal/questions/").text)
        self.suggesting = client
        self.expect(302, self.alice.send(decline, {"prompt": prompt}))

    def make_mistakes(self) -> None:
        """Forms that are refused, and words sent to places that take none."""
        entry = self.alice.get(self.url("edit")).form("/keep/")
        wrong = {"title": f"{self.word}{TOO_LONG}"}
        self.expect(422, self.alice.send(entry, wrong))
        self.expect(422, self.alice.send(entry, wrong, self.url("autosave")))
        for url, changes in {
            f"{self.session}edit/": {"name": f"{self.word}{TOO_LONG}"},
            f"{self.planned}edit/": {"why": f"{self.word}{TOO_LONG * 10}"},
            self.log: {"done_on": "2100-01-01", "note": self.word},
            "/preferences/": {"pronouns": f"{self.word}{TOO_LONG}"},
        }.items():
            form = self.alice.get(url).form(url)
            self.expect(422, self.alice.send(form, changes))
        without_token = {"csrfmiddlewaretoken": ""} | wrong
        self.expect(403, self.alice.send(entry, without_token))
        self.expect(400, self.alice.send(entry, {"text": self.says("flood") + "z" * 2_600_000}))
        self.expect(404, self.nora.send(self.with_nora_token(entry), wrong))

    def with_nora_token(self, form: Form) -> Form:
        token = self.nora.get("/account/logout/").form("logout").fields["csrfmiddlewaretoken"]
        return Form(form.action, form.fields | {"csrfmiddlewaretoken": token})

    def meet_errors(self) -> None:
        """The database refuses in the middle of a save, and a row that does not open."""
        form = self.alice.get(self.url("edit")).form("/keep/")
        self.stack.sql("ALTER TABLE audit_event RENAME TO away")
        self.expect(500, self.nora.get(self.shared))
        self.stack.sql("ALTER TABLE away RENAME TO audit_event")
        self.stack.sql("ALTER TABLE journal_entry RENAME COLUMN entry_on TO away")
        self.expect(500, self.alice.send(form, {"text": self.says("error")}))
        self.stack.sql("ALTER TABLE journal_entry RENAME COLUMN away TO entry_on")
        turned = "set_byte(content_slot, 40, 255 - get_byte(content_slot, 40))"
        self.stack.sql(f"UPDATE journal_entry SET content_slot = {turned}")
        self.expect(500, self.alice.send(form, {"text": self.says("unreadable")}))
        self.stack.sql(f"UPDATE journal_entry SET content_slot = {turned}")

    def be_reminded(self) -> None:
        """A reminder due at once, in no quiet hours and in own words; the worker sends it."""
        hours = {"quiet_from": "", "quiet_to": "", "way": "email"}
        words = {"subject": f"Then {self.mailed}", "line": f"And {self.mailed} again"}
        self.expect(302, self.alice.send(self.settings(), hours | words))
        form = self.alice.get(f"{self.planned}reminder/").form("/reminder/")
        at = datetime.now(UTC) + timedelta(seconds=4)
        wish = {
            "days": list("0123456"),
            "local_time": f"{at:%H:%M:%S}",
            "time_zone": "UTC",
        }
        self.expect(302, self.alice.send(form, wish))

    def ask_for_a_calendar(self) -> str:
        """Make a calendar, let a program fetch it, and return the secret of its address."""
        self.expect(302, self.alice.send(self.settings(), {}, f"{REMINDERS}feed/make/"))
        shown = self.alice.get(f"{REMINDERS}settings/").text
        secret = first(rf"{REMINDERS}feed/([\w-]+)\.ics", shown)
        self.expect(200, Browser(self.stack.port).get(f"{REMINDERS}feed/{secret}.ics"))
        return secret

    def be_told_by_a_browser(self) -> None:
        """Once the mail is out: this browser would be told at an address nobody answers."""
        place = {
            "endpoint": f"https://fcm.googleapis.com/fcm/send/{self.word}",
            "p256dh": packed(a_point()),
            "auth": packed(self.word.encode()[:16]),
        }
        self.expect(302, self.alice.send(self.settings(), place, f"{REMINDERS}browsers/add/"))
        wrong = place | {"endpoint": f"https://elsewhere.example/{self.word}"}
        self.expect(422, self.alice.send(self.settings(), wrong, f"{REMINDERS}browsers/add/"))

    def settings(self) -> Form:
        url = f"{REMINDERS}settings/"
        return self.alice.get(url).form(url)

    def look(self) -> dict[str, Page]:
        """The pages on which the word must stand."""
        return {
            "entry": self.alice.get(self.entry),
            "editor": self.alice.get(self.url("edit")),
            "timeline": self.alice.get("/journal/timeline/"),
            "session": self.alice.get(self.session),
            "plan": self.alice.get("/practices/plan/"),
            "note": self.alice.get(self.log),
            "own questions": self.alice.get("/journal/questions/mine/"),
            "suggested": self.nora.get(self.suggesting),
            "choices": self.alice.get("/preferences/"),
            "therapist": self.nora.get(self.shared),
        }

    def url(self, what: str) -> str:
        return f"{self.entry}{what}/"

    def expect(self, status: int, page: Page) -> Page:
        assert page.status == status, f"{page.url} answered {page.status}, not {status}"
        return page


def a_point() -> bytes:
    """Return a public key as browsers give it."""
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found, pattern
    return found[1]
