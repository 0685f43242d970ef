"""The pages of this room: door, form, action, answer."""
