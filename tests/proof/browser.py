"""A browser without JavaScript over real HTTP: cookies, pages, forms filled in and sent."""

import http.client
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode

PASSWORD = "a quiet lake at noon"
Fields = dict[str, str | list[str]]


@dataclass
class Form:
    """One form of a page, with what stands in its fields."""

    action: str
    fields: Fields = field(default_factory=dict)

    def add(self, name: str | None, value: str) -> None:
        if name is None:
            return
        there = self.fields.get(name)
        match there:
            case None:
                self.fields[name] = value
            case list():
                there.append(value)
            case _:
                self.fields[name] = [there, value]


class FormReader(HTMLParser):
    """Gathers the forms of a page as a browser would send them."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.url, self.area, self.words, self.select = url, "", "", ""
        self.is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self.forms.append(Form(said.get("action") or self.url))
            self.is_inside = True
        elif not self.is_inside:
            return
        elif tag == "input" and (said.get("type") not in BOXES or "checked" in said):
            self.forms[-1].add(said.get("name"), said.get("value") or "")
        elif tag == "textarea":
            self.area, self.words = said.get("name") or "", ""
        elif tag == "select":
            self.select = said.get("name") or ""
        elif tag == "option" and "selected" in said:
            self.forms[-1].add(self.select, said.get("value") or "")

    def handle_data(self, data: str) -> None:
        self.words += data if self.area else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area:
            self.forms[-1].add(self.area, self.words.removeprefix("\n"))
            self.area = ""
        elif tag == "form":
            self.is_inside = False


BOXES = {"checkbox", "radio", "submit", "button"}


@dataclass
class Page:
    """One answer."""

    url: str
    status: int
    location: str
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def form(self, action: str = "") -> Form:
        """The first form whose address holds these letters."""
        reader = FormReader(self.url)
        reader.feed(self.text)
        return next(form for form in reader.forms if action in form.action)


class Browser:
    """One person's cookies, and a way to ask and to send."""

    def __init__(self, port: int, host: str = "127.0.0.1", timeout: float = 30) -> None:
        self.port, self.host, self.timeout = port, host, timeout
        self.cookies: SimpleCookie = SimpleCookie()
        self.seen: list[str] = []  # every cookie ever set

    def get(self, url: str) -> Page:
        return self.ask("GET", url)

    def send(self, form: Form, changes: Fields | None = None, url: str = "") -> Page:
        """Send a form with some fields filled in, to its own address or by a button's."""
        return self.post(url or form.action, form.fields | (changes or {}))

    def post(self, url: str, fields: Fields) -> Page:
        return self.ask("POST", url, urlencode(fields, doseq=True).encode())

    def ask(
        self,
        method: str,
        url: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Page:
        web = http.client.HTTPConnection(self.host, self.port, timeout=self.timeout)
        try:
            web.request(method, url, body, self.headers(body) | (headers or {}))
            answer = web.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                self.cookies.load(cookie)
                self.seen.append(cookie)
            location = answer.headers.get("Location", "")
            return Page(url, answer.status, location, answer.read())
        finally:
            web.close()

    def headers(self, body: bytes | None) -> dict[str, str]:
        kept = "; ".join(f"{name}={one.value}" for name, one in self.cookies.items())
        headers = {"Host": f"localhost:{self.port}", "Cookie": kept}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return headers

    def log_in(self, email: str, password: str = PASSWORD) -> None:
        form = self.get("/account/login/").form("/account/login/")
        page = self.send(form, {"login": email, "password": password})
        assert page.status == 302, page.text
