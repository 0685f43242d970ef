"""`manage.py load_demo`: the people of the demo, in demo mode only."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lifecycle.demo import PASSWORD, PEOPLE, introduce_people


class Command(BaseCommand):
    """Introduces the demo people once; says who they are each time."""

    help = "Make the demo people (JOURNAL_MODE=demo only)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMO:
            raise CommandError("Demo people exist in the demo only: JOURNAL_MODE is not 'demo'.")
        introduce_people()
        self.stdout.write(f"Everybody's password: {PASSWORD}")
        for email, role, _name in PEOPLE:
            self.stdout.write(f"  {email:22} {role.label}")
