"""Which questions a page begins with: chosen by time, capacity and lenses, never by content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from accounts.preferences import preferences_of
from encryption.errors import Unreadable
from encryption.readers import Reader
from journal.access import reader_of
from journal.models import Entry, Session
from journal.queries import opened_entry
from prompts.phases import phase_on
from prompts.queries import PromptOffer, libraries, live_prompts
from prompts.selection import choose
from prompts.vocabulary import Depth

QUESTIONS_AT_DEPTH = {Depth.TEN_SECONDS: 1, Depth.TWO_MINUTES: 2, Depth.TEN_MINUTES: 3}
FIRST_THREE = ("learn-about-myself", "stands-out-most", "body-feels-now")
ENTRIES_LOOKED_BACK = 10


@dataclass(frozen=True)
class QuestionsOfLibrary:
    title: str
    summary: str
    questions: list[PromptOffer]


def questions_by_library() -> list[QuestionsOfLibrary]:
    """Every live question under its collection."""
    live = live_prompts()
    return [
        QuestionsOfLibrary(
            library.title, library.summary, [q for q in live if q.library == library.slug]
        )
        for library in libraries()
        if any(q.library == library.slug for q in live)
    ]


def phase_today(session: Session | None) -> str:
    return phase_on(session.held_on if session else None, timezone.localdate())


def prompts_for(
    asked: Mapping[str, str], client: User, session: Session | None
) -> list[PromptOffer]:
    """The questions an address asks for: one picked, the first three, or what fits today."""
    if asked.get("question"):
        return [prompt for prompt in live_prompts() if prompt.slug == asked["question"]]
    if asked.get("begin") == "first-three":
        return first_three()
    depth = asked.get("depth", "")
    return offered(client, session, Depth(depth)) if depth in Depth.values else []


def first_three() -> list[PromptOffer]:
    """The founding questions: what did I learn, what stands out, what does my body feel."""
    by_slug = {prompt.slug: prompt for prompt in live_prompts()}
    return [by_slug[slug] for slug in FIRST_THREE if slug in by_slug]


def one_more(client: User, session: Session | None, seen: Sequence[str]) -> list[PromptOffer]:
    return offered(client, session, Depth.TWO_MINUTES, seen)[:1]


def offered(
    client: User, session: Session | None, depth: Depth, seen: Sequence[str] = ()
) -> list[PromptOffer]:
    """Return one to three questions for this much capacity, without those in `seen`."""
    choices = choose(
        [prompt for prompt in live_prompts() if str(prompt.prompt_id) not in seen],
        phase=phase_today(session),
        depth=depth,
        lenses=preferences_of(client).lenses,
        recent=recently_answered(client),
        seed=timezone.localdate().toordinal(),
        limit=QUESTIONS_AT_DEPTH[depth],
    )
    return [choice.prompt for choice in choices]


def recently_answered(client: User) -> tuple[UUID, ...]:
    """The questions of the newest entries, so that the same ones do not come back at once."""
    entries = list(
        Entry.objects.of(client).kept().order_by("-entry_on", "-id")[:ENTRIES_LOOKED_BACK]
    )
    if not entries:
        return ()
    reader = reader_of(client)
    return tuple(UUID(mark) for entry in entries for mark in prompts_answered(entry, reader))


def prompts_answered(entry: Entry, reader: Reader) -> list[str]:
    """The questions of an entry; none of one that does not open, so that writing goes on."""
    try:
        return [answer.prompt for answer in opened_entry(entry, reader).answers]
    except Unreadable:
        return []
