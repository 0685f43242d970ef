"""With whom to share, of the therapists a client has."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import CareRelationship, User
from journal.actions.sharing import share_entry
from journal.models import Entry


class ShareForm(forms.Form):
    """The therapist who will read, and the revision that was previewed."""

    relationship = forms.ModelChoiceField(
        label=_("Who may read it"),
        queryset=CareRelationship.objects.none(),
        to_field_name="public_id",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may read it.")},
    )
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, client: User, revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        self.client = client
        relationships = CareRelationship.objects.open().of_client(client)
        field = self.fields["relationship"]
        field.queryset = relationships.select_related("therapist")
        field.label_from_instance = lambda relationship: relationship.therapist.name
        self.therapists = list(field.queryset)
        if len(self.therapists) == 1:
            self.initial["relationship"] = self.therapists[0].public_id

    def share(self, entry: Entry) -> User:
        relationship: CareRelationship = self.cleaned_data["relationship"]
        share_entry(
            entry,
            relationship,
            previewed_revision=self.cleaned_data["revision"],
            by=self.client,
        )
        return relationship.therapist
