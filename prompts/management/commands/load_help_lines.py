"""Load the shipped help lines; what was edited here is reported and left alone."""

from pathlib import Path

from prompts.loading import apply_help_lines, read_help_lines
from prompts.loading.command import LoadCommand

SHIPPED = Path(__file__).resolve().parents[2] / "help_lines"


class Command(LoadCommand):
    help = "Load help lines from their files: safe to repeat, never over an edit made here."
    shipped, what = SHIPPED, "help lines"
    read, apply = staticmethod(read_help_lines), staticmethod(apply_help_lines)
