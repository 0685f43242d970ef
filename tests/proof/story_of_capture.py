"""What is captured and reflected on, with the secret word in every field, title and file name."""

import json
import struct
from io import BytesIO
from urllib.parse import quote

from PIL import Image

from tests.proof.browser import Browser, Fields, Page
from tests.proof.story import Story, first

WAV = struct.pack(
    "<4sI4s4sIHHIIHH4sI", b"RIFF", 36, b"WAVE", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8, b"data", 0
)


class CaptureStory:
    """Told by the same Alice, about the session she logged."""

    def __init__(self, story: Story) -> None:
        self.story, self.alice, self.says = story, story.alice, story.says
        self.session = ""
        self.chain = self.thread = self.usual = self.drawing = self.guided = self.map = ""

    def tell(self) -> None:
        self.session = self.story.session
        self.keep_cues()
        self.remember()
        self.land()
        self.reflect()
        self.map_the_body()
        self.write_a_chain()
        self.attach()
        self.send_without_a_log_in()

    def keep_cues(self) -> None:
        cues = {name: self.says(name) for name in ("comfort", "cue")}
        cues["playlist"] = f"https://music.example/{self.story.word}"
        self.fill(f"{self.session}edit/", "/edit/", cues)

    def remember(self) -> None:
        """A piece, a layer upon it, and a thread."""
        self.fill(self.session, "/pieces/new/", {"text": self.says("piece"), "clarity": "hazy"})
        piece = first(r'"(/journal/pieces/[0-9a-f-]{36}/)', self.alice.get(self.session).text)
        self.fill(piece, "/add/", {"text": self.says("layer")})
        self.fill("/journal/threads/", "/threads/new/", {"line": self.says("thread")})
        self.thread = first(
            r'"(/journal/threads/[0-9a-f-]{36}/)"', self.alice.get("/journal/threads/").text
        )

    def land(self) -> None:
        """Prepare a link, and use it where nobody is logged in."""
        landing = f"{self.session}landing/"
        self.fill(landing, "/landing/", {"orientation": self.says("orientation")})
        address = first(r"(/now/[\w-]{20,}/)", self.alice.get(landing).text)
        phone = Browser(self.alice.port)
        assert self.story.word in phone.get(address).text
        word = phone.get(f"{address}word/")
        kept = phone.send(word.form("/keep/"), {"text": self.says("word by link")})
        self.story.expect(302, kept)
        assert "word by link" not in phone.get(kept.location).text
        self.story.expect(
            422, phone.send(word.form("/keep/"), {"text": self.says("x") + "y" * 3000})
        )

    def reflect(self) -> None:
        page = self.alice.get("/journal/reflect/?depth=two_minutes")
        form = page.form("/reflect/")
        answer = next(name for name in form.fields if name.startswith("answer"))
        kept = self.alice.send(form, {answer: self.says("one answer")})
        self.story.expect(302, kept)
        self.guided = kept.location
        self.story.expect(200, self.alice.get(self.guided))

    def map_the_body(self) -> None:
        page = self.alice.get("/journal/body/new/")
        place = first(r'"(/journal/body/[0-9a-f-]{36}/at/chest/[^"]*)"', page.text)
        self.map = place.partition("at/")[0]
        self.fill(place.replace("&amp;", "&"), "/at/", {"own": self.says("chest"), "words": "warm"})
        self.usual = "/journal/body/usual/at/low-back/"
        self.fill(self.usual, "/usual/at/", {"own": self.says("usual")})

    def write_a_chain(self) -> None:
        links = ("before", "cue", "feeling", "story", "urge", "choice")
        form = self.alice.get("/journal/chains/new/").form("/chains/new/")
        known = [name for name in form.fields if name in links or name.endswith("_own")]
        assert len(known) >= 5, form.fields
        kept = self.alice.send(form, {name: self.says(name) for name in known})
        self.chain = self.story.expect(302, kept).location

    def attach(self) -> None:
        """A drawing with a title, a photo with a telling name and place, a recording."""
        to = f"{self.story.entry}attach/"
        drawing = {
            "version": 1,
            "template": "blank",
            "size": [600, 800],
            "strokes": [{"colour": "ink", "width": 2, "points": [1, 1, 9, 9, 20, 4]}],
        }
        self.drawing = self.bring(to, "drawing", json.dumps(drawing).encode())
        self.bring(to, "photo", a_photo(self.says("comment")))
        self.bring(to, "recording", WAV + self.says("recording").encode())

    def bring(self, to: str, kind: str, body: bytes) -> str:
        token = self.alice.get(f"{self.story.entry}edit/").form("/keep/")
        said = {
            "X-Kind": kind,
            "X-Name": quote(f"{self.says(kind)}.jpg"),
            "X-Title": quote(self.says(f"{kind} title")),
            "X-CSRFToken": str(token.fields["csrfmiddlewaretoken"]),
            "Content-Type": "application/octet-stream",
        }
        answer = self.story.expect(200, self.alice.ask("POST", to, body, said))
        address: str = json.loads(answer.text)["url"]
        return address

    def send_without_a_log_in(self) -> None:
        """The log-in has ended; what is sent from its last page is held, and given back."""
        form = self.alice.get(f"{self.story.entry}edit/").form("/keep/")
        session = self.alice.cookies.pop("sessionid")
        self.story.expect(302, self.alice.send(form, {"text": self.says("held text")}))
        self.alice.cookies["sessionid"] = session.value
        held = self.alice.get("/people/held/")
        assert "held text" in held.text

    def look(self) -> dict[str, Page]:
        """The pages on which the word must stand."""
        return {
            "pieces": self.alice.get(self.session),
            "thread": self.alice.get(self.thread),
            "guided": self.alice.get(self.guided),
            "map": self.alice.get(self.map),
            "usual": self.alice.get(self.usual),
            "chain": self.alice.get(self.chain),
            "drawing": self.alice.get(self.drawing),
            "link": self.alice.get(f"{self.session}landing/"),
        }

    def fill(self, page: str, action: str, fields: Fields) -> None:
        form = self.alice.get(page).form(action)
        self.story.expect(302, self.alice.send(form, fields))


def a_photo(comment: str) -> bytes:
    """A small photo that tells where it was taken, and more."""
    exif = Image.Exif()
    exif[0x010E] = comment
    exif.get_ifd(0x8825)[1] = "N"
    kept = BytesIO()
    Image.new("RGB", (64, 48), "olive").save(kept, "JPEG", exif=exif, comment=comment.encode())
    return kept.getvalue()
