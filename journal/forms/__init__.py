"""Parse and check what a client typed. Plain forms: a sealed field refuses a ModelForm."""
