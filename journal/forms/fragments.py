"""A remembered piece's form: any of it may stay empty, and nothing is a whole answer."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from journal.actions.fragments import FragmentWriting
from journal.fragment_documents import FragmentDocument
from journal.models import Fragment, Session
from journal.piece_words import Clarity, few_words

LONGEST_PIECE = 20_000
OTHER_WAYS = {
    "draw": Fragment.Kind.DRAWING,
    "record": Fragment.Kind.VOICE,
    "photo": Fragment.Kind.PHOTO,
}
SAYS = {"text", "words", "clarity", "remembered_at", "nothing", "then"}
ON_THE_CLOCK = "%Y-%m-%dT%H:%M"


class FragmentForm(forms.Form):
    """One piece as the page posts it; `nothing` is the name of the button beside."""

    text = forms.CharField(
        label=_("What is there"),
        required=False,
        max_length=LONGEST_PIECE,
        help_text=_("A word, an image, a sound, odd or small. One word is enough."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    words = forms.MultipleChoiceField(
        label=_("Or pick a word"),
        required=False,
        choices=few_words,
        widget=forms.CheckboxSelectMultiple,
    )
    clarity = forms.ChoiceField(
        label=_("How clear it is"),
        required=False,
        choices=Clarity.choices,
        widget=forms.RadioSelect,
    )
    remembered_at = forms.DateTimeField(
        label=_("It came back at another time"),
        required=False,
        input_formats=[ON_THE_CLOCK, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        help_text=_("A guess is enough. Left empty, it came back just now."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=ON_THE_CLOCK),
    )
    piece = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {"piece": uuid4()} | kwargs.get("initial", {})
        super().__init__(data, **kwargs)
        self.posted = data or QueryDict()

    @property
    def nothing_came(self) -> bool:
        return "nothing" in self.data

    @property
    def then(self) -> str:
        """The other way somebody wants to keep it, if they asked for one."""
        asked = str(self.data.get("then", ""))
        return asked if asked in OTHER_WAYS else ""

    @property
    def kind(self) -> str:
        """What it is when it has no words."""
        if self.then:
            return OTHER_WAYS[self.then]
        return Fragment.Kind.NOTHING if self.nothing_came else Fragment.Kind.WORDS

    def clean_remembered_at(self) -> Any:
        moment = self.cleaned_data["remembered_at"]
        if moment and moment > timezone.now():
            raise ValidationError(_("This is still to come. Leave it empty for just now."))
        return moment or timezone.now()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        said = data.get("text", "").strip() or data.get("words")
        if not (said or self.nothing_came or self.then or self.errors):
            self.add_error(
                "text", _("One word is enough. If nothing came, there is a button that says so.")
            )
        return data

    def own_id(self) -> UUID:
        """The same page saying the same is the same piece; saying something else is another."""
        said = [self.posted.getlist(name) for name in sorted(SAYS)]
        return uuid5(self.cleaned_data["piece"] or uuid4(), str(said))

    def writing(
        self, client: User, session: Session, builds_on: Fragment | None = None
    ) -> FragmentWriting:
        data = self.cleaned_data
        document = FragmentDocument(
            text=data["text"].strip(), words=tuple(data["words"]), clarity=data["clarity"]
        )
        is_said = bool(document.text or document.words)
        return FragmentWriting(
            public_id=self.own_id(),
            client=client,
            session=session,
            kind=Fragment.Kind.WORDS if is_said else self.kind,
            document=document,
            remembered_at=data["remembered_at"],
            builds_on=builds_on,
        )
