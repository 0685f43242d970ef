"""What stands beside the library when questions are chosen: opened for one page, for its owner.

Memory and own questions open with the owner's key. Suggestions and guidance open with the keys of
the client's own open relationships; what does not open is left out, and hides nothing else.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Preferences, User
from accounts.preferences import PreferencesView, opened_preferences, session_word_of
from encryption.errors import Unreadable
from encryption.models import SealedRow
from encryption.readers import Reader, readers_together
from journal.models import Guidance, OwnPrompt, PromptMemory, Session, Suggestion, Thread
from journal.prompt_documents import (
    GuidanceDocument,
    Memory,
    OwnQuestion,
    SuggestedQuestion,
    SuggestionDocument,
)
from prompts.queries import PromptOffer, live_prompts
from prompts.reasons import suggested_by
from prompts.vocabulary import Depth, Mode, Phase, Weight

log = logging.getLogger(__name__)
FRESH_FOR = timedelta(days=28)  # a suggestion, unless it is answered before


@dataclass(frozen=True)
class OwnLine:
    """One own question, opened."""

    row: OwnPrompt
    text: str

    @property
    def offer(self) -> PromptOffer:
        return offer_in_own_words(self.row.public_id, self.text, _("One of your own questions."))


@dataclass(frozen=True)
class SuggestedLine:
    """One suggested question, and who suggests it."""

    row: Suggestion
    question: SuggestedQuestion
    document: SuggestionDocument
    by: str

    @property
    def why(self) -> str:
        return suggested_by(self.by)

    @property
    def offer(self) -> PromptOffer:
        """The question as choosing meets it, where the words are the therapist's own."""
        return offer_in_own_words(self.question.prompt_id, self.question.text, self.why)


@dataclass(frozen=True)
class GuidanceLine:
    """What one therapist wished for, and whether the client lets it count."""

    row: Guidance
    document: GuidanceDocument
    by: str
    is_set_aside: bool


class Beside:
    """Everything beside the library for one client, each part opened when first asked for."""

    def __init__(self, client: User, *, expects_guidance: bool = False) -> None:
        """A page that will ask for guidance says so: its keys then come with the owner's own."""
        self.client = client
        self._expects_guidance = expects_guidance
        self._readers: dict[UUID, Reader | None] = {}

    @property
    def reader(self) -> Reader:
        """The owner's; it comes with those of the suggestions found by then, in one query."""
        return self._reader_by(self.client.public_id)

    @cached_property
    def _person(self) -> User:
        """The person, with what is kept once for each."""
        people = User.objects.select_related("preferences", "prompt_memory")
        return people.get(pk=self.client.pk)

    @cached_property
    def live(self) -> list[PromptOffer]:
        """The library, read once a page, in the language the person chose for questions."""
        return live_prompts(self.wishes.question_language)

    @cached_property
    def wishes(self) -> PreferencesView:
        """How the person wants to be spoken with."""
        row: Preferences | None = getattr(self._person, "preferences", None)
        return opened_preferences(row, self.reader) if row else PreferencesView()

    def know_session_word(self) -> None:
        """Let this page and its frame say the person's own word, out of what is open anyway."""
        session_word_of(self.client, lambda: self.wishes)

    @property
    def lenses(self) -> tuple[str, ...]:
        """The themes the person chose."""
        return self.wishes.lenses

    @cached_property
    def days(self) -> list[date]:
        """The days of all sessions, past and planned."""
        return list(Session.objects.of(self.client).kept().values_list("held_on", flat=True))

    @cached_property
    def memory(self) -> Memory:
        row: PromptMemory | None = getattr(self._person, "prompt_memory", None)
        opened = self._opened(row) if row else None
        return Memory.from_json(opened) if opened else Memory()

    @cached_property
    def own(self) -> list[OwnLine]:
        rows = OwnPrompt.objects.of(self.client).kept().order_by("-id")
        return list(self.own_lines(rows))

    def own_lines(self, rows: Iterable[OwnPrompt]) -> Iterator[OwnLine]:
        for row in rows:
            opened = self._opened(row)
            if opened:
                yield OwnLine(row, OwnQuestion.from_json(opened).text)

    @cached_property
    def suggested(self) -> list[SuggestedLine]:
        """Every question of every suggestion that stands, the newest suggestion first."""
        return list(self._suggested_lines(self._suggestions))

    @cached_property
    def _suggestions(self) -> list[Suggestion]:
        rows = Suggestion.objects.for_client(self.client).order_by("-suggested_at", "-id")
        return list(rows.select_related("relationship__therapist"))

    def _suggested_lines(self, rows: Iterable[Suggestion]) -> Iterator[SuggestedLine]:
        for row in rows:
            opened = self._opened(row)
            if opened:
                document = SuggestionDocument.from_json(opened)
                by = row.relationship.therapist.name
                yield from (SuggestedLine(row, q, document, by) for q in document.questions)

    @cached_property
    def waiting(self) -> list[SuggestedLine]:
        """Suggested questions that are fresh: not old, not declined, not answered since."""
        return [line for line in self.suggested if self.is_fresh(line)]

    def is_fresh(self, line: SuggestedLine) -> bool:
        prompt, since = line.question.prompt_id, line.row.suggested_at
        answered_on = self.memory.answered.get(prompt)
        return (
            since > timezone.now() - FRESH_FOR
            and prompt not in self.memory.declined
            and (answered_on is None or answered_on < timezone.localdate(since))
        )

    @cached_property
    def guidance(self) -> list[GuidanceLine]:
        return list(self._guidance_lines(self._guidance_rows))

    @cached_property
    def _guidance_rows(self) -> list[Guidance]:
        rows = Guidance.objects.for_client(self.client).order_by("-changed_at", "-id")
        return list(rows.select_related("relationship__therapist"))

    def _guidance_lines(self, rows: Iterable[Guidance]) -> Iterator[GuidanceLine]:
        for row in rows:
            opened = self._opened(row)
            if opened:
                document = GuidanceDocument.from_json(opened)
                is_set_aside = row.relationship_id in self.memory.set_aside
                yield GuidanceLine(row, document, row.relationship.therapist.name, is_set_aside)

    @property
    def followed(self) -> list[GuidanceLine]:
        return [line for line in self.guidance if not line.is_set_aside]

    def in_own_words(self) -> Mapping[UUID, PromptOffer]:
        """What is not in the library but may be answered: own questions, a therapist's."""
        suggested = {
            line.question.prompt_id: line.offer
            for line in self.suggested
            if not line.question.is_of_library
        }
        return suggested | {line.row.public_id: line.offer for line in self.own}

    def kept_in_own_words(self) -> Mapping[UUID, PromptOffer]:
        """The same, threads, and what was saved for therapy and has been taken back since."""
        why = _("You saved this one for therapy.")
        saved = {
            UUID(one.prompt): offer_in_own_words(UUID(one.prompt), one.wording, why)
            for one in self.memory.for_therapy
            if not one.version
        }
        return {**saved, **self.threads, **self.in_own_words()}

    @cached_property
    def threads(self) -> Mapping[UUID, PromptOffer]:
        """The lines somebody holds: never among what is chosen, met only by who takes one up."""
        why = _("A line you go on holding.")
        rows = {row: self._opened(row) for row in Thread.objects.of(self.client).kept()}
        return {
            row.public_id: offer_in_own_words(row.public_id, opened["line"], why)
            for row, opened in rows.items()
            if opened
        }

    def _opened(self, row: SealedRow) -> Any:
        try:
            return row.open_for(self._reader_for(row))
        except Unreadable:
            log.error("%s does not open", row)
            return None

    def _reader_for(self, row: SealedRow) -> Reader:
        if row.sealed_for == "owner":
            return self.reader
        return self._reader_by(row.reader_id())

    def _reader_by(self, whose: UUID) -> Reader:
        if whose not in self._readers:
            owner, near = self.client.public_id, self._relationships_met()
            found = readers_together(owner, ({whose} | near) - {owner})
            self._readers |= {one: found.get(one) for one in {owner, whose} | near}
        reader = self._readers[whose]
        if reader is None:
            raise Unreadable
        return reader

    def _relationships_met(self) -> set[UUID]:
        """Whose keys will be needed, as far as rows were found by now."""
        rows: list[Suggestion | Guidance] = [*self.__dict__.get("_suggestions", [])]
        if self._expects_guidance:
            rows += self._guidance_rows
        return {row.relationship_id for row in rows}


def offer_in_own_words(public_id: UUID, text: str, why: str) -> PromptOffer:
    """A question from outside the library: light to offer, on any day, a word is enough."""
    return PromptOffer(
        prompt_id=public_id,
        version=0,
        slug="",
        text=text,
        helper="",
        why=why,
        phases=tuple(Phase.values),
        depth=str(Depth.TEN_SECONDS),
        lenses=(),
        weight=str(Weight.LIGHT),
        mode=str(Mode.WRITE),
        content_note="",
    )
