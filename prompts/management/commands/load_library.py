"""Load the shipped prompts; what curators edited is reported and left alone."""

from pathlib import Path

from prompts.loading import apply_library, read_library
from prompts.loading.command import LoadCommand

SHIPPED = Path(__file__).resolve().parents[2] / "library"


class Command(LoadCommand):
    help = "Load the prompt library from its files: safe to repeat, never over a curator's edit."
    shipped, what = SHIPPED, "prompts and collections"
    read, apply = staticmethod(read_library), staticmethod(apply_library)
