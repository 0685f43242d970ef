"""The editor's form: answers, free text, feelings, places of the body."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from journal.actions.entries import Writing
from journal.documents import Answer, EntryDocument, WrittenFrom, is_uuid
from journal.forms.places import PlaceFormSet, places_from, places_of
from journal.forms.words import feeling_choices
from journal.models import Entry, Session
from journal.own_words import with_word
from journal.queries import session_lines
from prompts.queries import PromptOffer, prompt_versions

LONGEST_TEXT = 200_000
LONGEST_LINE = 200
MOST_WORDS = 30
MOST_QUESTIONS = 100


class WordList(forms.CharField):
    """Words of the person's own, apart by commas."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=1000, **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        words = [word.strip() for word in super().clean(value).split(",")]
        return tuple(dict.fromkeys(word for word in words if word))[:MOST_WORDS]


class Question(NamedTuple):
    """One question on the page, and what the library says beside it."""

    answer: Answer
    field: forms.BoundField
    offer: PromptOffer | None


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
        self, data: QueryDict | None = None, *, client: User, document: EntryDocument, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.client = client
        self.sessions = session_lines(client)
        self.document = document
        self.answers = posted_answers(data, document) if data is not None else document.answers
        self.fields["session"] = forms.ChoiceField(
            label=with_word(_("About a %(word)s"), client),
            required=False,
            choices=self.session_choices(),
        )
        self.offers = offers_of(self.answers)
        for number, answer in enumerate(self.answers):
            self.fields[f"answer-{number}"] = answer_field(answer, self.offer_of(answer))
        shown = places_of(document.sensations) if data is None else None
        self.places = PlaceFormSet(data, prefix="place", initial=shown)

    @classmethod
    def filled(
        cls,
        client: User,
        document: EntryDocument,
        *,
        entry: Entry | None = None,
        session: Session | None = None,
    ) -> "EntryForm":
        """The form as the editor opens: with what is saved, or blank with its questions."""
        about = entry.session_id if entry else session and session.public_id
        return cls(
            client=client,
            document=document,
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
            Question(answer, self[f"answer-{number}"], self.offer_of(answer))
            for number, answer in enumerate(self.answers)
        ]

    def offer_of(self, answer: Answer) -> PromptOffer | None:
        return self.offers.get((answer.prompt, answer.version))

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
        )

    def writing(self, public_id: UUID) -> Writing:
        return Writing(
            public_id=public_id,
            revision=self.cleaned_data["revision"],
            document=self.written(),
            entry_on=self.cleaned_data["entry_on"],
            session=self.cleaned_data["session"],
        )


def answer_field(answer: Answer, offer: PromptOffer | None) -> forms.CharField:
    return forms.CharField(
        label=answer.wording,
        help_text=offer.helper if offer else "",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def blank_answers(prompts: Sequence[PromptOffer]) -> tuple[Answer, ...]:
    return tuple(
        Answer(prompt=str(prompt.prompt_id), version=prompt.version, wording=prompt.text)
        for prompt in prompts
    )


def posted_answers(data: QueryDict, document: EntryDocument) -> tuple[Answer, ...]:
    """The questions a page was showing; their wording comes from the library, not the page."""
    known = {(a.prompt, a.version): replace(a, answer="") for a in document.answers}
    marks = [mark for mark in map(read_mark, data.getlist("question")[:MOST_QUESTIONS]) if mark]
    new = [(UUID(prompt), version) for prompt, version in marks if (prompt, version) not in known]
    known |= {(a.prompt, a.version): a for a in blank_answers(prompt_versions(new))}
    return tuple(known[mark] for mark in dict.fromkeys(marks) if mark in known)


def read_mark(mark: str) -> tuple[str, int] | None:
    """`prompt:version` as the page posts it, or nothing where that is not what it says."""
    prompt, _colon, version = mark.partition(":")
    if is_uuid(prompt) and version.isdecimal() and len(version) < 6:
        return str(UUID(prompt)), int(version)
    return None


def offers_of(answers: Sequence[Answer]) -> dict[tuple[str, int], PromptOffer]:
    """What the library says beside each question: why it is asked, what it touches."""
    shown = [(UUID(a.prompt), a.version) for a in answers if is_uuid(a.prompt)]
    return {(str(o.prompt_id), o.version): o for o in prompt_versions(shown)} if shown else {}
