"""What is held of a form: where it was sent, and its fields, in their order."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOT_WORDS = re.compile(
    r"^(revision|form_id|sequence|question|public_id|held_id|kept_id|whose|way|keeps_coming|.*_FORMS)$"
)
ENTRY, FRAGMENT, SESSION = _("An entry"), _("A piece that came back"), _("A session's page")
THREAD, BODY, CHAIN = _("Something you go on holding"), _("A map of the body"), _("A chain")
USUAL, QUESTION = _("What is usual in the body"), _("A question of your own")
ABOUT_A_FILE, PRACTICE = _("What stands beside a file"), _("A practice")
INTENTION, REST = _("An intention"), _("Days of rest")
REMINDERS = _("How reminders reach you")

# Where words are written, by the name of the address: nowhere else is a form sent again.
PLACES: dict[str, Promise | str] = {
    f"{room}:{name}": place
    for room, place, names in (
        ("journal", ENTRY, "entry-keep entry-go-on entry-add-prompt entry-swap-prompt"),
        ("journal", ENTRY, "entry-save-prompt entry-one-at-a-time entry-ask-own"),
        ("journal", ENTRY, "reflect-keep reflect-next reflect-back reflect-skip reflect-save"),
        ("journal", ENTRY, "reflect-another reflect-nothing reflect-more reflect-page"),
        ("journal", ENTRY, "reflect-leave"),
        ("journal", SESSION, "session-new session-edit"),
        ("journal", FRAGMENT, "fragment-new fragment-add"),
        ("journal", THREAD, "thread-new thread-edit"),
        ("journal", BODY, "body-map-new body-map-about body-map-place"),
        ("journal", USUAL, "body-usual-note body-usual-place"),
        ("journal", CHAIN, "chain-new chain-edit"),
        ("journal", QUESTION, "own-question-new own-question-edit"),
        ("journal", ABOUT_A_FILE, "attachment-edit"),
        ("practices", PRACTICE, "plan-edit log-note"),
        ("practices", INTENTION, "intention-new intention-edit intention-step intention-review"),
        ("practices", INTENTION, "intention-celebrate intention-moment"),
        ("practices", REST, "pauses pause-edit"),
        ("reminders", REMINDERS, "settings"),
    )
    for name in names.split()
}
A_MARK = re.compile(r"^[\d\s.:/-]*$")  # a number, a day, a time


@dataclass(frozen=True)
class HeldForm:
    """One form as it was sent."""

    path: str
    fields: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, Any]:
        return {"path": self.path, "fields": [list(field) for field in self.fields]}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> "HeldForm":
        fields = tuple((str(name), str(value)) for name, value in document["fields"])
        return cls(path=str(document["path"]), fields=fields)

    @property
    def place(self) -> Promise | str:
        """The page it goes to, in a person's words; empty where no words are written."""
        match = route_of(self.path)
        return PLACES.get(match.view_name, "") if match else ""

    @property
    def words(self) -> list[str]:
        """What a person would call their words, without marks that only we read."""
        return [value for name, value in self.fields if is_words(name, value)]


def is_words(name: str, value: str) -> bool:
    if NOT_WORDS.match(name) or A_MARK.match(value):
        return False
    try:
        UUID(value)
    except ValueError:
        return True
    return False


def takes_words(path: str) -> bool:
    """Whether a form may be sent there again: an address of ours where words are written."""
    match = route_of(path)
    return match is not None and match.view_name in PLACES


def is_of_a_room(path: str) -> bool:
    """Whether a page of ours stands there that is not about logging in."""
    match = route_of(path)
    return match is not None and bool(match.app_name)


def route_of(path: str) -> ResolverMatch | None:
    try:
        return resolve(path.partition("?")[0])
    except Resolver404:
        return None
