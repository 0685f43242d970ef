"""With whom to share, of the therapists a client has."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import CareRelationship, CareRelationshipQuerySet, User
from journal.actions.sharing import share_entry
from journal.models import Entry


class TherapistField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the therapists a client has, by name."""

    def __init__(self, relationships: CareRelationshipQuerySet) -> None:
        super().__init__(
            relationships,
            label=_("Who may read it"),
            to_field_name="public_id",
            empty_label=None,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose who may read it.")},
        )

    def label_from_instance(self, relationship: CareRelationship) -> str:
        return relationship.therapist.name


class ShareForm(forms.Form):
    """The therapist who will read, and the revision that was previewed."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, client: User, revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        self.client = client
        relationships = CareRelationship.objects.open().of_client(client)
        self.relationships = list(relationships.select_related("therapist__therapist_profile"))
        self.fields["relationship"] = TherapistField(relationships.select_related("therapist"))
        if len(self.relationships) == 1:
            self.initial["relationship"] = self.relationships[0].public_id

    def share(self, entry: Entry) -> User:
        relationship: CareRelationship = self.cleaned_data["relationship"]
        share_entry(
            entry,
            relationship,
            previewed_revision=self.cleaned_data["revision"],
            by=self.client,
        )
        return relationship.therapist
