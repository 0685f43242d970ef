"""The therapist's pages: door, form, action, answer."""
