"""A chain’s form: six fields to fill in any order, each of which may stay empty."""

from collections.abc import Collection
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.days import DayField
from accounts.models import User
from journal.actions.chains import ChainWriting
from journal.body_words import GROUPS, codes_of, place_name
from journal.chain_documents import ChainDocument
from journal.forms.session_choice import SessionChoice
from journal.forms.words import feeling_choices, sensation_choices
from journal.models import Chain, Session
from journal.piece_words import FEW_FEELINGS, FEW_SENSATIONS

LONGEST = 20_000
WORDS = ("before", "cue", "feeling", "story", "urge", "choice")
CODES = ("places", "sensations", "feelings")
FEW: dict[str, tuple[Any, Collection[str]]] = {
    "places": (
        _("More places"),
        ("jaw", "throat", "chest", "heart", "diaphragm", "belly", "gut", "whole-body", "nowhere"),
    ),
    "sensations": (_("More words"), FEW_SENSATIONS),
    "feelings": (_("More words"), FEW_FEELINGS),
}


def place_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (str(name), [(code, place_name(code)) for r in regions for code in codes_of(r)])
        for name, regions in GROUPS
    ]


def words(label: Any, hint: Any, rows: int = 2) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=LONGEST, widget=widget
    )


def many(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple
    )


class ChainForm(forms.Form):
    """What happened just before, and five links: cue, feeling, story, urge, next choice."""

    chain_on = DayField(label=_("Day"))
    before = words(_("What happened just before"), _("One line is enough."))
    places = many(_("Where in the body"), place_choices)
    sensations = many(_("What it was like"), sensation_choices)
    cue = words(_("The first thing your body did"), _("In your own words, if you like."))
    feelings = many(_("Feelings"), feeling_choices)
    feeling = words(_("The feeling that came"), _("In your own words, if you like."))
    story = words(_("What you told yourself then"), _("Such as “here it comes again”."))
    urge = words(
        _("What you wanted to do"), _("Go, hide, scroll, please, fight: all of it counts.")
    )
    choice = words(_("What you did, or could choose next time"), _("Small is good."))
    revision = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)
    public_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, client: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["session"] = SessionChoice(client)

    @classmethod
    def blank(cls, client: User, session: Session | None) -> "ChainForm":
        about = str(session.public_id) if session else ""
        today = timezone.localdate()
        return cls(
            client=client,
            initial={"chain_on": today, "session": about, "public_id": uuid4(), "revision": 0},
        )

    @classmethod
    def filled(cls, client: User, chain: Chain, document: ChainDocument) -> "ChainForm":
        return cls(
            client=client,
            initial=document.as_json()
            | {
                "chain_on": chain.chain_on,
                "session": str(chain.session_id or ""),
                "public_id": chain.public_id,
                "revision": chain.document_revision,
            },
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and self.document_from(data).says_nothing:
            self.add_error("before", _("One word in any of the fields is enough to keep it."))
        return data

    def document_from(self, data: dict[str, Any]) -> ChainDocument:
        said: dict[str, Any] = {name: data[name] for name in WORDS}
        return ChainDocument(**said | {name: tuple(data[name]) for name in CODES})

    def writing(self, public_id: UUID | None = None) -> ChainWriting:
        data = self.cleaned_data
        return ChainWriting(
            public_id=public_id or data["public_id"],
            chain_on=data["chain_on"],
            session=data["session"],
            document=self.document_from(data),
            revision=data["revision"],
        )

    def take_newer_revision(self, revision: int) -> None:
        """Let the next press of the button keep what is typed here, both having been seen."""
        data: QueryDict = self.data.copy()  # type: ignore[attr-defined]
        data["revision"] = str(revision)
        self.data = data

    def links(self) -> list["Link"]:
        """The five links as the page draws them: the words first, what to pick from below."""
        return [
            Link(_("A cue in the body"), self["cue"], self.word_lists("places", "sensations")),
            Link(_("A feeling"), self["feeling"], self.word_lists("feelings")),
            Link(_("A story"), self["story"], []),
            Link(_("An urge"), self["urge"], []),
            Link(_("A next choice"), self["choice"], []),
        ]

    def word_lists(self, *names: str) -> list["WordList"]:
        return [word_list(self[name], *FEW[name]) for name in names]


class WordList(NamedTuple):
    """What to pick from: a few first, the others by family, on request."""

    field: Any
    more_words: Any
    few: list[dict[str, Any]]
    more: list[tuple[str, list[dict[str, Any]]]]
    is_open: bool


class Link(NamedTuple):
    """One link on the page."""

    name: Any
    words: Any
    lists: list[WordList]


def word_list(field: Any, more_words: Any, few: Collection[str]) -> WordList:
    """What is picked stands with the few, whichever family it is of."""
    picked = field.field.widget.format_value(field.value())
    about = {"id": field.auto_id}
    families = field.field.widget.optgroups(field.html_name, picked, about)
    options = [(str(name), family) for name, family, _index in families]
    first = [o for _n, family in options for o in family if o["value"] in few or o["selected"]]
    others = [(name, [o for o in family if o not in first]) for name, family in options]
    more = [(name, family) for name, family in others if family]
    return WordList(field, more_words, first, more, bool(field.value() or field.errors))
