"""The client's pages: door, form, action, answer."""
