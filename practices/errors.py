"""What can go wrong between two pages of the same person."""


class WrittenElsewhere(Exception):
    """The words have changed since this page was opened: both are kept in sight."""

    def __init__(self, saved: str, revision: int) -> None:
        super().__init__("these words were changed on another page")
        self.saved = saved
        self.revision = revision
