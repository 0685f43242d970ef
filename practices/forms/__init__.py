"""Parse and check what a client typed or chose. Plain forms: a sealed field refuses a ModelForm."""

from practices.forms.catalogue import CatalogueFilter
from practices.forms.log import HowForm, NoteForm
from practices.forms.plan import WhyForm
from practices.forms.reminders import ReminderForm

__all__ = ["CatalogueFilter", "HowForm", "NoteForm", "ReminderForm", "WhyForm"]
