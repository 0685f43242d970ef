"""Django's rules for passwords, in our words."""

from django.contrib.auth import password_validation as rules
from django.utils.translation import gettext as _


class LongEnough(rules.MinimumLengthValidator):
    """Ten characters, unless the settings ask for more."""

    def get_help_text(self) -> str:
        """Say it before."""
        return _(
            "%(number)d characters or more. A few words in a row are easy to keep in mind."
        ) % {"number": self.min_length}

    def get_error_message(self) -> str:
        """Say it after."""
        return _("This is a little short. Please use %(number)d characters or more.") % {
            "number": self.min_length
        }


class NotYourName(rules.UserAttributeSimilarityValidator):
    """Neither name nor address."""

    def get_help_text(self) -> str:
        """Say it before."""
        return _("Not your name or your address.")

    def get_error_message(self) -> str:
        """Say it after."""
        return _("This is close to your name or your address. Please choose something else.")


class NotEverybodys(rules.CommonPasswordValidator):
    """None of the twenty thousand that are tried first."""

    def get_help_text(self) -> str:
        """Say it before."""
        return _("Not one that many people use.")

    def get_error_message(self) -> str:
        """Say it after."""
        return _("Many people use this one, so it is easily guessed. Please choose another.")
