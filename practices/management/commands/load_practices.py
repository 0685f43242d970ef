"""Load the practices of `practices/catalogue/`. Running it again changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from practices.actions.catalogue import load_catalogue
from practices.loading import CatalogueFault, read_catalogue


class Command(BaseCommand):
    help = "Loads the catalogue of practices; what curators changed stays as they left it."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcomes = load_catalogue(read_catalogue(), by=None)
        except CatalogueFault as fault:
            raise CommandError(str(fault)) from fault
        said = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
        self.stdout.write(f"practices: {said}")
