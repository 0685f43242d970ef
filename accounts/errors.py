"""What an action of this room may refuse, with a sentence for the person who asked."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """A rule stands in the way; `str()` of it may be shown to the person."""


class KeepsAJournal(Refused):
    """An account that holds a journal cannot become something else."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This account already keeps a journal of its own, and a journal stays with its "
                "owner. Please use another e-mail address for the other role."
            )
        )


class AlreadyDecided(Refused):
    """An application is decided once."""

    def __init__(self) -> None:
        super().__init__(_("This application has been decided already."))


class AlreadyWaiting(Refused):
    """One waiting application per person."""

    def __init__(self) -> None:
        super().__init__(_("You have applied already. We will write to you when it is decided."))


class WrongRole(Refused):
    """The account has a role this cannot be done with."""

    def __init__(self) -> None:
        super().__init__(_("This cannot be done with an account of this role."))


class NoRoomLeft(Refused):
    """As much is held for a browser as may be: nothing older is pushed out."""

    def __init__(self) -> None:
        super().__init__(_("A lot is held for you here. Log in and look through it first."))


class InvitationGone(Refused):
    """Used, withdrawn, declined or too old."""

    def __init__(self) -> None:
        super().__init__(_("This invitation does not work any more. You can ask for a new one."))
