"""Load the shipped notices; what was edited here is reported and left alone."""

from pathlib import Path

from prompts.loading import apply_notices, read_notices
from prompts.loading.command import LoadCommand

SHIPPED = Path(__file__).resolve().parents[2] / "notices"


class Command(LoadCommand):
    help = "Load notices from their files: safe to repeat, never over an edit made here."
    shipped, what = SHIPPED, "notices"
    read, apply = staticmethod(read_notices), staticmethod(apply_notices)
