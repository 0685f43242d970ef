"""The guide through one reflection: each method is a move, with the library at hand."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from journal import offers, reflecting
from journal.actions.remembering import decline_prompt, save_for_therapy
from journal.beside import Beside
from journal.documents import Answer, EntryDocument
from journal.forms.questions import Mark, blank_answer, mark_of, offers_of
from journal.models import Session
from prompts.queries import PromptOffer
from prompts.selection import Choice
from prompts.vocabulary import Depth, Weight


class Guide:
    """Knows the person and their library; what is written it moves along, and never reads."""

    def __init__(self, client: User, session: Session | None) -> None:
        self.client = client
        self.session = session
        self.beside = Beside(client)
        self.found_none = False  # another one was wished for, and there is none

    def stay(self, document: EntryDocument) -> EntryDocument:
        return document

    def onward(self, document: EntryDocument) -> EntryDocument:
        """On from here; behind a question just answered comes what goes on from it."""
        known = offers_of(document.answers, self.beside)
        document = self.with_follow_up(document, known)
        return reflecting.forward(document, heavy_among(known) | self.heavy_ahead(document, known))

    def back(self, document: EntryDocument) -> EntryDocument:
        return reflecting.back(document, self.heavy_in(document))

    def skip(self, document: EntryDocument) -> EntryDocument:
        return reflecting.past(document, self.heavy_in(document))

    def nothing_came(self, document: EntryDocument) -> EntryDocument:
        """A whole answer, in our words; whatever was typed stays in their place."""
        index = reflecting.index_at(document)
        if index is None:
            return document
        here = document.answers[index]
        if not here.says_something:
            words = replace(here, answer=_("Nothing came."))
            document = reflecting.said(document, index, words)
        return self.onward(document)

    def save_for_therapy(self, document: EntryDocument) -> EntryDocument:
        """Another one comes in its place while there is one; one that has an answer stays."""
        here = standing_at(document)
        if here:
            save_for_therapy(here, by=self.client)
        if here is None or here.says_something:
            return self.skip(document)
        moved = self.another(document)
        if not self.found_none:
            return moved
        self.found_none = False  # nobody asked for one
        return self.skip(document)

    def another(self, document: EntryDocument) -> EntryDocument:
        choice = self.one_more(document)
        if choice is None:
            return document
        more, heavy = blank_answer(choice.prompt, choice.prompt.language), heavy_choice(choice)
        return reflecting.instead(document, more, choice.because, heavy)

    def not_again(self, document: EntryDocument) -> EntryDocument:
        """Never this one again; where there is no other, on to the next."""
        here = standing_at(document)
        if here:
            decline_prompt(UUID(here.prompt), by=self.client)
        moved = self.another(document)
        return self.skip(document) if self.found_none else moved

    def more(self, document: EntryDocument) -> EntryDocument:
        """One more at the end: what goes on from the last answer, or whatever fits."""
        choice = self.following_last(document) or self.one_more(document)
        if choice is None:
            return document
        more, heavy = blank_answer(choice.prompt, choice.prompt.language), heavy_choice(choice)
        return reflecting.added(document, more, choice.because, heavy)

    def on_one_page(self, document: EntryDocument) -> EntryDocument:
        return reflecting.on_one_page(document)

    def one_more(self, document: EntryDocument) -> Choice | None:
        seen = reflecting.seen_in(document)
        depth = depth_of(document)
        found = offers.offered(self.client, self.session, depth, self.beside, seen=seen, limit=1)
        self.found_none = not found
        return found[0] if found else None

    def following_last(self, document: EntryDocument) -> Choice | None:
        known = offers_of(document.answered[-1:], self.beside)
        return next((c for offer in known.values() for c in self.following(offer, document)), None)

    def following(self, asked: PromptOffer, document: EntryDocument) -> list[Choice]:
        seen, depth = reflecting.seen_in(document), depth_of(document)
        return offers.following(asked, self.client, self.session, depth, self.beside, seen=seen)

    def with_follow_up(
        self, document: EntryDocument, known: Mapping[Mark, PromptOffer]
    ) -> EntryDocument:
        """One follow-up, and not a chain of them: the next question is another one again."""
        here = standing_at(document)
        asked = known.get(mark_of(here)) if here and here.says_something else None
        if asked is None or not asked.follow_ups or is_follow_up(asked, known):
            return document
        for choice in self.following(asked, document):
            more = blank_answer(choice.prompt, choice.prompt.language)
            room = offers.may_make_room(document.answers, self.beside)
            document = reflecting.followed_up(document, more, choice.because, room)
        return document

    def heavy_in(self, document: EntryDocument) -> set[str]:
        return heavy_among(offers_of(document.answers, self.beside))

    def heavy_ahead(self, document: EntryDocument, known: Mapping[Mark, PromptOffer]) -> set[str]:
        """The heavy ones among questions that came in just now."""
        new = [answer for answer in document.answers if mark_of(answer) not in known]
        return heavy_among(offers_of(new, self.beside)) if new else set()


def standing_at(document: EntryDocument) -> Answer | None:
    index = reflecting.index_at(document)
    return None if index is None else document.answers[index]


def depth_of(document: EntryDocument) -> Depth:
    return Depth(document.guided.depth or Depth.TWO_MINUTES)


def heavy_among(known: Mapping[Mark, PromptOffer]) -> set[str]:
    return {str(o.prompt_id) for o in known.values() if o.weight == Weight.HEAVY}


def heavy_choice(choice: Choice) -> set[str]:
    return {str(choice.prompt.prompt_id)} if choice.prompt.weight == Weight.HEAVY else set()


def is_follow_up(asked: PromptOffer, known: Mapping[Mark, PromptOffer]) -> bool:
    return any(asked.slug in offer.follow_ups for offer in known.values() if asked.slug)
