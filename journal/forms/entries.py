"""The editor's form: answers, free text, feelings, places of the body."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from journal.actions.entries import Writing
from journal.beside import Beside, OwnLine
from journal.documents import Answer, EntryDocument, WrittenFrom
from journal.forms.places import PlaceFormSet, places_from, places_of
from journal.forms.questions import (
    LONGEST_TEXT,
    Question,
    answer_field,
    mark_of,
    offers_of,
    posted_answers,
)
from journal.forms.words import feeling_choices
from journal.models import Entry, Session
from journal.offers import heaviest_for
from journal.own_words import with_word
from journal.queries import SessionLine, session_lines
from prompts.queries import PromptOffer
from prompts.vocabulary import Weight

LONGEST_LINE = 200
MOST_WORDS = 30


class WordList(forms.CharField):
    """Words of the person's own, apart by commas."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=1000, **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        words = [word.strip() for word in super().clean(value).split(",")]
        return tuple(dict.fromkeys(word for word in words if word))[:MOST_WORDS]


class EntryForm(forms.Form):
    """One entry as the editor posts it; `writing()` is what the action takes."""

    title = forms.CharField(label=_("Title"), required=False, max_length=LONGEST_LINE)
    entry_on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    session = forms.ChoiceField(required=False)
    text = forms.CharField(
        label=_("Anything else, in your own words"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    feelings = forms.MultipleChoiceField(
        label=_("Feelings"),
        required=False,
        choices=feeling_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    tags = WordList(label=_("Tags"), help_text=_("With commas between. Only you see them."))
    people = WordList(
        label=_("People"), help_text=_("First letters or roles are enough. Only you see them.")
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    form_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    sequence = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        client: User,
        document: EntryDocument,
        beside: Beside | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.client = client
        self.beside = beside or Beside(client)
        self.sessions = session_lines(client, beside=self.beside)
        self.document = document
        self.reasons: dict[str, str] = {}
        shown = document.answers
        self.answers = shown if data is None else posted_answers(data, document, self.beside)
        self.fields["session"] = forms.ChoiceField(
            label=with_word(_("About a %(word)s"), client),
            required=False,
            choices=self.session_choices(),
        )
        self.offers = offers_of(self.answers, self.beside)
        for number, answer in enumerate(self.answers):
            self.fields[f"answer-{number}"] = answer_field(answer, self.offer_of(answer))
        places = places_of(document.sensations) if data is None else None
        self.places = PlaceFormSet(data, prefix="place", initial=places)

    @classmethod
    def filled(
        cls,
        client: User,
        document: EntryDocument,
        *,
        entry: Entry | None = None,
        session: Session | None = None,
        beside: Beside | None = None,
    ) -> "EntryForm":
        """The form as the editor opens: with what is saved, or blank with its questions."""
        about = entry.session_id if entry else session and session.public_id
        return cls(
            client=client,
            document=document,
            beside=beside,
            initial={
                "title": document.title,
                "entry_on": entry.entry_on if entry else timezone.localdate(),
                "session": str(about or ""),
                "text": document.text,
                "feelings": document.feelings,
                "tags": ", ".join(document.tags),
                "people": ", ".join(document.people),
                "revision": entry.document_revision if entry else 0,
                "form_id": uuid4(),
                "sequence": 0,
            }
            | {f"answer-{number}": a.answer for number, a in enumerate(document.answers)},
        )

    def session_choices(self) -> list[tuple[str, str]]:
        lines = [(str(line.session.public_id), line.label) for line in self.sessions]
        return [("", with_word(_("Not about a %(word)s"), self.client)), *lines]

    @property
    def questions(self) -> list["Question"]:
        """Each question with its field, for the template."""
        return [
            Question(
                answer,
                self[f"answer-{number}"],
                self.offer_of(answer),
                self.reasons.get(answer.prompt, ""),
            )
            for number, answer in enumerate(self.answers)
        ]

    @property
    def about(self) -> SessionLine | None:
        """The session it is about, opened: its cues are offered beside."""
        chosen = str(self["session"].value() or "")
        return next((x for x in self.sessions if str(x.session.public_id) == chosen), None)

    @property
    def is_heavy(self) -> bool:
        return any(question.is_heavy for question in self.questions)

    @property
    def own_questions(self) -> list[OwnLine]:
        """Own questions that are not on the page yet."""
        shown = {answer.prompt for answer in self.answers}
        return [line for line in self.beside.own if str(line.row.public_id) not in shown]

    @property
    def has_room_for_heavy(self) -> bool:
        """Whether someone who asks for a heavier question may be shown one now."""
        self.beside.days = [line.session.held_on for line in self.sessions]
        return heaviest_for(self.beside) == Weight.HEAVY

    def offer_of(self, answer: Answer) -> PromptOffer | None:
        return self.offers.get(mark_of(answer))

    def is_valid(self) -> bool:
        return bool(super().is_valid() & self.places.is_valid())

    def clean_session(self) -> Session | None:
        chosen = self.cleaned_data["session"]
        found = (line.session for line in self.sessions if str(line.session.public_id) == chosen)
        return next(found, None)

    def written(self) -> EntryDocument:
        """The words on the page."""
        data = self.cleaned_data
        return EntryDocument(
            title=data["title"],
            text=data["text"],
            answers=tuple(
                replace(answer, answer=data[f"answer-{number}"])
                for number, answer in enumerate(self.answers)
            ),
            feelings=tuple(data["feelings"]),
            sensations=places_from(self.places),
            tags=data["tags"],
            people=data["people"],
            written_from=WrittenFrom(str(data["form_id"] or ""), data["sequence"] or 0),
            guided=self.document.guided,  # the editor leaves it as it is
        )

    def writing(self, public_id: UUID) -> Writing:
        return Writing(
            public_id=public_id,
            revision=self.cleaned_data["revision"],
            document=self.written(),
            entry_on=self.cleaned_data["entry_on"],
            session=self.cleaned_data["session"],
        )
