"""The one failure of opening. It says nothing about why: a reason is help for an attacker."""


class Unreadable(Exception):
    """A sealed text did not open. Nothing was changed; nothing may be guessed from it."""

    def __init__(self) -> None:
        super().__init__("This cannot be opened.")
