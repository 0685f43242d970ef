"""`manage.py erase_client ID`: destroy one person's keys and rows."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from lifecycle.actions.erasing import erase_client


class Command(BaseCommand):
    """Erases one person for good; asks first, unless told `--yes`."""

    help = "Destroy one person's keys and rows. There is no way back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("public_id", type=UUID, help="the person's public id")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(public_id=options["public_id"]).first()
        if person is None:
            raise CommandError("Nobody has this id.")
        if not options["yes"] and input("Type 'erase' to go on: ") != "erase":
            raise CommandError("Nothing was erased.")
        erase_client(person, by=None)
        self.stdout.write("Erased: 1 person, with their keys.")
