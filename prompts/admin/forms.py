"""The curator's form: one wording, checked as it is saved."""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.db.models import Case, When
from django.http import QueryDict
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext_lazy as _

from prompts.contacts import contact_fault
from prompts.models import HelpLine, Library, Notice, Prompt
from prompts.readable import readable
from prompts.versions import WORDING_FIELDS, wording_from, wording_of
from prompts.vocabulary import Depth, Domain, Lens, Mode, Phase, Weight
from prompts.wording import Wording, faults_of, fingerprint

if TYPE_CHECKING:
    PromptModelForm = forms.ModelForm[Prompt]
    AnyModelForm = forms.ModelForm[Any]
    PromptChoices = forms.ModelMultipleChoiceField[Prompt]
else:
    PromptModelForm = AnyModelForm = forms.ModelForm
    PromptChoices = forms.ModelMultipleChoiceField


def _line(label: Any, longest: int, *, rows: int = 2, needed: bool = True, hint: Any = "") -> Any:
    area = forms.Textarea(attrs={"rows": rows, "cols": 80})
    return forms.CharField(
        label=label, max_length=longest, required=needed, widget=area, help_text=hint
    )


def _several(label: Any, choices: Any, *, needed: bool = True, hint: Any = "") -> Any:
    boxes = forms.CheckboxSelectMultiple()
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=needed, widget=boxes, help_text=hint
    )


class FollowUps(PromptChoices):
    """Other prompts, listed by what they ask."""

    def label_from_instance(self, obj: Prompt) -> str:
        """The question, as curators know it."""
        return obj.latest_version.text if obj.latest_version else obj.slug


class PromptForm(PromptModelForm):
    """A prompt's latest wording; saving a change writes a new version."""

    number = forms.IntegerField(widget=forms.HiddenInput, required=False)
    library = forms.ModelChoiceField(
        label=_("collection"), queryset=Library.objects.all(), empty_label=_("Choose a collection")
    )
    slug = forms.SlugField(
        label=_("short name"),
        max_length=60,
        required=False,
        help_text=_("Made from the text if left empty. It never changes."),
    )
    text = _line(_("prompt"), 240, hint=_("A question, in words a tired person can take in."))
    helper = _line(_("helper line"), 200, hint=_("How small an answer may be."))
    why = _line(_("why this prompt"), 300, hint=_("Shown to people who ask why."))
    phases = _several(_("phases"), Phase.choices)
    depth = forms.ChoiceField(
        label=_("depth"), choices=Depth.choices, help_text=_("How much it asks for.")
    )
    mode = forms.ChoiceField(
        label=_("mode"), choices=Mode.choices, help_text=_("The way of answering.")
    )
    domain = forms.ChoiceField(
        label=_("domain"), choices=Domain.choices, help_text=_("The side of life it looks at.")
    )
    lenses = _several(_("lenses"), Lens.choices, needed=False)
    weight = forms.ChoiceField(label=_("weight"), choices=Weight.choices)
    content_note = _line(
        _("content note"), 60, rows=1, needed=False, hint=_("Six words at most, for heavy ones.")
    )
    afterwards = _line(_("grounding after"), 240, needed=False, hint=_("For heavy ones."))
    follow_ups = FollowUps(
        label=_("follow-ups"),
        queryset=Prompt.objects.with_versions(),
        to_field_name="slug",
        required=False,
        widget=forms.SelectMultiple({"size": 8, "data-find": _("Find a prompt")}),
        help_text=_("Prompts that may be asked next. Hold Ctrl or ⌘ to choose several."),
    )
    source = _line(_("source of the idea"), 240, rows=1, needed=False)
    reviewer = _line(_("clinical reviewer"), 120, rows=1, needed=False)

    class Meta:
        model = Prompt
        fields = ["library", "slug"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        latest = self.instance.latest_version
        if latest:
            self.initial.update(wording_of(latest).as_fields(), number=latest.number)
            chosen_first = Case(When(slug__in=latest.follow_ups, then=0), default=1)
            follow_ups = cast(FollowUps, self.fields["follow_ups"])
            follow_ups.queryset = Prompt.objects.with_versions().order_by(chosen_first, "slug")

    def clean(self) -> dict[str, Any]:
        """Check the wording as a whole, and that nobody saved another meanwhile."""
        super().clean()
        if not self.errors:
            self._name_it()
            for fault in faults_of(self.wording()):
                self.add_error(fault.field, str(fault.message))
            self._meet_others()
        return self.cleaned_data

    def wording(self) -> Wording:
        """What the curator wrote."""
        values = {name: self.cleaned_data[name] for name in WORDING_FIELDS}
        values["follow_ups"] = [prompt.slug for prompt in values["follow_ups"]]
        return wording_from(values)

    def _name_it(self) -> None:
        if "slug" in self.fields and not self.cleaned_data["slug"]:
            self.cleaned_data["slug"] = slugify(self.cleaned_data["text"])[:60].strip("-_")
            if not self.cleaned_data["slug"]:
                self.add_error("slug", _("This is needed: none can be made from this prompt."))

    def _meet_others(self) -> None:
        """A newer version is never written over unseen: the text stays here, with a word."""
        latest = self.instance.latest_version
        if latest and latest.number != self.cleaned_data["number"]:
            data = cast(QueryDict, self.data).copy()
            data["number"] = str(latest.number)
            self.data = data
            self.add_error(
                None,
                _(
                    "Somebody saved version %(number)s meanwhile. Where it differs from yours, it "
                    "now says: %(theirs)s. Your words are still here. Save again to put them "
                    "after theirs."
                )
                % {"number": latest.number, "theirs": self._theirs(wording_of(latest))},
            )

    def _theirs(self, latest: Wording) -> str:
        """What the other curator's version says where this one says something else."""
        if self.errors:
            return f"{capfirst(self.fields['text'].label)}: “{latest.text}”"
        mine = self.wording().as_fields()
        theirs = [
            f"{capfirst(self.fields[name].label)}: “{readable(name, value)}”"
            for name, value in latest.as_fields().items()
            if mine[name] != value
        ]
        return ", ".join(theirs) or "–"


class StepForm(forms.Form):
    """Which version the curator saw."""

    number = forms.IntegerField(min_value=1)


class RestoreForm(StepForm):
    """Which older version to take up."""

    old = forms.IntegerField(min_value=1, max_value=10**6)


class ReasonForm(StepForm):
    """Why a wording goes back."""

    reason = forms.CharField(
        label=_("What should change"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A sentence is enough. It is kept with these words."),
        error_messages={"required": _("Say in a sentence what should change.")},
    )


class TimeForm(StepForm):
    """When a wording is to be published."""

    publish_at = forms.DateTimeField(
        label=_("Publish it on"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=_("In your own time zone. It may take a minute longer."),
        error_messages={
            "required": _("Set a day and an hour first."),
            "invalid": _("Set a day and an hour first."),
        },
    )


class SeenForm(AnyModelForm):
    """A form that knows what it showed: nobody writes over what they have not seen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.stands_now()

    def stands_now(self) -> str:
        """A short name for what is kept now; nothing for what is new."""
        return fingerprint(self.kept()) if self.instance.pk else ""

    def kept(self) -> dict[str, Any]:
        """The values that are kept, before anything typed replaces them."""
        fields = [field for field in self.instance._meta.concrete_fields if field.editable]
        return {field.name: field.value_from_object(self.instance) for field in fields}

    def clean(self) -> dict[str, Any]:
        """Compare what the page showed with what is kept now."""
        super().clean()
        if self.instance.pk and self.cleaned_data.get("seen") != self.stands_now():
            data = cast(QueryDict, self.data).copy()
            data["seen"] = self.stands_now()
            self.data = data
            self.add_error(None, self._what_changed())
        return self.cleaned_data

    def _what_changed(self) -> str:
        theirs = [
            f"{capfirst(self.fields[name].label)}: “{self._as_read(name, value)}”"
            for name, value in self.kept().items()
            if name in self.cleaned_data and self.cleaned_data[name] != value
        ]
        said = _(
            "Somebody saved this meanwhile. Where it differs from yours, it now says: %(theirs)s. "
            "Your words are still here. Save again to put them in place of theirs."
        )
        return str(said) % {"theirs": ", ".join(theirs) or "–"}

    def _as_read(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return str(_("yes") if value else _("no"))
        named = dict(self.instance._meta.get_field(name).flatchoices)
        return str(named.get(value, value) or "–")


class LibraryForm(SeenForm):
    """A collection's title, summary and place."""

    class Meta:
        model = Library
        fields = ["slug", "title", "summary", "position"]
        widgets: ClassVar = {"summary": forms.Textarea(attrs={"rows": 2})}


class HelpLineForm(SeenForm):
    """A help line that can really be dialled or opened."""

    class Meta:
        model = HelpLine
        fields = [
            "country",
            "slug",
            "name",
            "kind",
            "contact",
            "message",
            "note",
            "hours",
            "is_emergency",
            "is_on",
            "position",
            "source",
            "last_checked_on",
        ]
        widgets: ClassVar = {
            "last_checked_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }

    def clean_country(self) -> str:
        """Write country codes in capitals."""
        return str(self.cleaned_data["country"]).upper()

    def clean(self) -> dict[str, Any]:
        """Check that the contact fits its kind."""
        super().clean()
        values = self.cleaned_data
        if "kind" in values and "contact" in values:
            fault = contact_fault(values["kind"], values["contact"])
            if fault:
                self.add_error("contact", str(fault))
        return values


class NoticeForm(SeenForm):
    """A notice that says something to everybody who meets it."""

    class Meta:
        model = Notice
        fields = ["slug", "place", "text", "is_on", "position", "source", "last_checked_on"]
        widgets: ClassVar = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "last_checked_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
