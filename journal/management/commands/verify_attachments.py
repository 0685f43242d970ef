"""Open the file of every attachment and count. Prints no word of any."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from journal.queries_verifying import check_files


class Command(BaseCommand):
    """`verify_attachments`, or `verify_attachments --whole` to read each to its end."""

    help = "Open the file of every attachment; fail if one is gone, cut or changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--whole", action="store_true", help="read each file to its end")

    def handle(self, *, whole: bool, **options: Any) -> None:
        opened = unreadable = 0
        for attachment, is_readable in check_files(whole=whole):
            opened += is_readable
            unreadable += not is_readable
            if not is_readable:
                self.stderr.write(f"unreadable: {attachment}")
        if unreadable:
            raise CommandError(f"{opened} files opened, {unreadable} unreadable.")
        self.stdout.write(f"{opened} files opened, 0 unreadable.")
