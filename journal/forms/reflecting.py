"""One screen of a reflection as it is posted: one answer, and what the screen stood on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from journal.actions.entries import WrittenElsewhere
from journal.beside import Beside
from journal.documents import Answer, EntryDocument, Guided, WrittenFrom
from journal.forms.questions import (
    LONGEST_TEXT,
    Mark,
    answers_marked,
    blank_answers,
    mark_of,
)
from journal.forms.words import feeling_choices, sensation_choices
from journal.models import Entry, Session, Thread
from journal.reflecting import Place, Step, arrive, at, index_at, place_of
from prompts.queries import PromptOffer
from prompts.selection import Choice
from prompts.vocabulary import Depth, Weight

LONGEST_REASON = 300
SAID = ("answer", "feelings", "sensations")
WORDS = {"feeling": feeling_choices, "sensation": sensation_choices}


def marked_choices(kind: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The words of one list, each with the name of its list before its code."""
    return [
        (family, [(f"{kind}:{code}", label) for code, label in words])
        for family, words in WORDS[kind]()
    ]


class ReflectForm(forms.Form):
    """What one screen posts; `step()` is what the action takes."""

    answer = forms.CharField(
        label=_("Your answer"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5, "aria-labelledby": "question"}),
    )
    feelings = forms.MultipleChoiceField(
        label=_("Feelings"),
        required=False,
        choices=lambda: marked_choices("feeling"),
        widget=forms.CheckboxSelectMultiple,
    )
    sensations = forms.MultipleChoiceField(
        label=_("In the body"),
        required=False,
        choices=lambda: marked_choices("sensation"),
        widget=forms.CheckboxSelectMultiple,
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    form_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    sequence = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    place = forms.ChoiceField(
        required=False, choices=Place.choices, initial=Place.ASK, widget=forms.HiddenInput
    )
    depth = forms.ChoiceField(required=False, choices=Depth.choices, widget=forms.HiddenInput)
    session = forms.UUIDField(required=False, widget=forms.HiddenInput)
    thread = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        document: EntryDocument,
        client: User,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.client = client
        self.beside = Beside(client)
        self.known: dict[Mark, PromptOffer] = {}
        self.document = document if data is None else as_posted(data, document, self.beside)
        self.question = self.question_on(data)

    @classmethod
    def filled(
        cls,
        client: User,
        document: EntryDocument,
        *,
        entry: Entry | None = None,
        session: Session | None = None,
        thread: Thread | None = None,
    ) -> "ReflectForm":
        """The screen as it opens: where somebody stopped, or at its beginning."""
        index = index_at(document)
        here = document.answers[index] if index is not None else Answer("", 0, "")
        initial = {
            "answer": here.answer,
            "feelings": list(here.picked),
            "sensations": list(here.picked),
            "revision": entry.document_revision if entry else 0,
            "form_id": uuid4(),
            "sequence": 0,
            "place": document.guided.place,
            "depth": document.guided.depth,
            "session": session.public_id if session else None,
            "thread": thread.public_id if thread else None,
        }
        return cls(document=document, client=client, initial=initial)

    def question_on(self, data: QueryDict | None) -> Answer | None:
        """The question of the screen: as posted, or where the document stands."""
        if data is not None:
            found = answers_marked(data.getlist("question")[:1], self.document, self.beside)
            return found[0] if found else None
        index = index_at(self.document)
        return None if index is None else self.document.answers[index]

    @classmethod
    def again(cls, typed: "ReflectForm", elsewhere: WrittenElsewhere) -> "ReflectForm":
        """What was typed here, ready to be kept beside what has been saved meanwhile."""
        question = typed.question or Answer("", 0, "")
        document = elsewhere.saved
        stands = at(document, place_of(question.prompt, document))
        form = cls.filled(typed.client, stands, entry=elsewhere.entry)
        form.initial.update({name: typed.cleaned_data[name] for name in SAID})
        return form

    @property
    def standing(self) -> str:
        """Before its question, at it or after it."""
        asked = self.data.get("place", "") if self.is_bound else self.document.guided.place
        return asked if asked in {Place.BEFORE, Place.AFTER} else str(Place.ASK)

    @property
    def picked(self) -> list[str]:
        """The words picked on this screen."""
        return [*(self["feelings"].value() or ()), *(self["sensations"].value() or ())]

    @property
    def saved(self) -> Answer | None:
        """What is kept of this question's answer."""
        place = place_of(self.question.prompt, self.document) if self.question else None
        return None if place is None else self.document.answers[place]

    @property
    def mark(self) -> str:
        return str(mark_of(self.question)) if self.question else ""

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Every question and why it is there, for a screen of which nothing is kept yet."""
        because = self.document.guided.because
        return [(str(mark_of(a)), because.get(a.prompt, "")) for a in self.document.answers]

    def step(self, public_id: UUID, session: Session | None, thread: Thread | None) -> Step:
        data = self.cleaned_data
        return Step(
            public_id=public_id,
            revision=data["revision"],
            asked=self.document,
            question=self.question,
            place=data["place"] or str(Place.ASK),
            has_box="answer" in self.data,
            answer=data["answer"],
            picked=(*data["feelings"], *data["sensations"]),
            is_joining="join" in self.data,
            written_from=WrittenFrom(str(data["form_id"] or ""), data["sequence"] or 0),
            session=session,
            thread=thread,
        )


def as_posted(data: QueryDict, saved: EntryDocument, beside: Beside) -> EntryDocument:
    """What is kept; or, where nothing is kept yet, the questions the screen was showing."""
    if saved.answers or saved.guided.depth:
        return saved
    answers = answers_marked(data.getlist("asked"), saved, beside)
    reasons = dict(zip(data.getlist("asked"), data.getlist("because"), strict=False))
    because = {a.prompt: reasons.get(str(mark_of(a)), "")[:LONGEST_REASON] for a in answers}
    depth = data.get("depth", "")
    guided = Guided(depth=depth if depth in Depth.values else "", because=because)
    return EntryDocument(answers=answers, guided=guided)


def begun(choices: Sequence[Choice], depth: str) -> EntryDocument:
    """A reflection as it opens: blank, at its first question, a heavy one announced."""
    answers = blank_answers([choice.prompt for choice in choices])
    because = {str(choice.prompt.prompt_id): choice.because for choice in choices}
    known = depth if depth in Depth.values else str(Depth.TWO_MINUTES)
    heavy = {str(c.prompt.prompt_id) for c in choices if c.prompt.weight == Weight.HEAVY}
    document = EntryDocument(answers=answers, guided=Guided(depth=known, because=because))
    return arrive(document, 0, heavy)
