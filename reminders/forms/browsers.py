"""What a browser gives when its owner agreed to be told."""

from typing import Any

from django import forms

from reminders.push_documents import PushDocument
from reminders.push_keys import LONGEST, service_of


class BrowserForm(forms.Form):
    """Where and with which keys; filled in by the page's script."""

    endpoint = forms.CharField(max_length=LONGEST, strip=False)
    p256dh = forms.CharField(max_length=100, strip=False)
    auth = forms.CharField(max_length=50, strip=False)

    def clean_endpoint(self) -> str:
        """Only a push service we know: the address comes from outside, and we would call it."""
        endpoint: str = self.cleaned_data["endpoint"]
        if service_of(endpoint) is None:
            raise forms.ValidationError("unknown", code="unknown")
        return endpoint

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not self.document().has_keys():
            raise forms.ValidationError("keys", code="keys")
        return data

    def document(self) -> PushDocument:
        said = self.cleaned_data
        return PushDocument(said["endpoint"], said["p256dh"], said["auth"])
