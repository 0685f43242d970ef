"""Open an admin's account, as in `manage.py createadmin ada@example.org --name Ada`."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse

from accounts.actions.people import open_account
from accounts.models import User


class Command(BaseCommand):
    """The first admin of a new house; admins of a running one are made the same way."""

    help = "Open an admin's account. It has no password yet: the last lines say how to set one."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address and, if given, the name."""
        parser.add_argument("email")
        parser.add_argument("--name", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account and say what to do next."""
        email = options["email"].strip().lower()
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError("That is no e-mail address.") from None
        if User.objects.filter(email=email).exists():
            raise CommandError("There is an account with this address already.")
        open_account(by=None, email=email, role=User.Role.ADMIN, name=options["name"])
        self.stdout.write("The admin's account is open. To set its password, go to")
        self.stdout.write(f"  {settings.SITE_URL}{reverse('account_reset_password')}")
        self.stdout.write("enter the address, and type the code that arrives by mail.")
