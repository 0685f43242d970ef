"""The words to pick from on a screen of a reflection: a few first, and the rest on request."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from journal.documents import read_picked
from journal.forms.reflecting import ReflectForm
from prompts.queries import PromptOffer
from prompts.vocabulary import Mode

Option = dict[str, Any]
Families = list[tuple[str, list[Option]]]
NAMED_BY = {"feeling": ("feeling",), "sensation": ("body", "sensation")}
LISTS = {
    "feelings": ("feeling", _("Pick feeling words")),
    "sensations": ("sensation", _("Pick body words")),
}


@dataclass(frozen=True)
class WordList:
    """One list as it stands on the screen."""

    field: BoundField
    summary: str | Promise
    few: list[Option]
    more: Families
    is_open: bool


def word_lists(form: ReflectForm, offer: PromptOffer | None) -> list[WordList]:
    """Both lists; one stands open where its question asks for it, or something is picked."""
    opens = asked_for(offer) | {kind for kind, _code in map(read_picked, form.picked)}
    return [
        WordList(form[name], summary, *few_and_more(form[name]), is_open=kind in opens)
        for name, (kind, summary) in LISTS.items()
    ]


def asked_for(offer: PromptOffer | None) -> set[str]:
    """A question to pick for opens the list it names, in its words or in its short name."""
    if offer is None or offer.mode != Mode.PICK:
        return set()
    said = f"{offer.slug} {offer.text}".casefold()
    return {kind for kind, names in NAMED_BY.items() if any(name in said for name in names)}


def few_and_more(field: BoundField) -> tuple[list[Option], Families]:
    """The first word of each family, the last of all, and what is picked; then all others."""
    families = list(options_of(field))
    last = families[-1][1][-1]
    firsts = [options[0] for _family, options in families]
    few = [
        option
        for _family, options in families
        for option in options
        if option in firsts or option is last or option["selected"]
    ]
    more = [(family, [o for o in options if o not in few]) for family, options in families]
    return few, more


def options_of(field: BoundField) -> Iterator[tuple[str, list[Option]]]:
    widget: Any = field.field.widget
    picked: Collection[str] = widget.format_value(field.value())
    for family, options, _index in widget.optgroups(field.html_name, picked, {"id": field.auto_id}):
        yield str(family), options
