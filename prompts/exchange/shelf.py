"""The library as a file meets it: one look, taken once for all its rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from prompts.exchange.columns import folded
from prompts.exchange.rows import Candidate, tidy
from prompts.linting import Neighbours
from prompts.models import Library, Prompt


@dataclass(frozen=True, slots=True)
class Shelf:
    """Collections and prompts by short name, and what is asked here and in the file itself."""

    libraries: dict[str, Library]
    prompts: dict[str, Prompt]
    asking: dict[str, str]
    known: frozenset[str]
    neighbours: Neighbours

    def library_called(self, name: str) -> str:
        """The short name of a collection called by its short name or its title."""
        if name in self.libraries:
            return name
        titles = {folded(library.title): slug for slug, library in self.libraries.items()}
        return titles.get(folded(name), "")


def shelf(rows: Iterable[Candidate]) -> Shelf:
    """Everything that is here now, in two queries, and beside it what the file's rows ask.

    What is retired is asked no more, so it may be asked anew.
    """
    libraries = {library.slug: library for library in Library.objects.all()}
    prompts = {prompt.slug: prompt for prompt in Prompt.objects.with_versions()}
    texts = {
        slug: prompt.latest_version.text
        for slug, prompt in prompts.items()
        if prompt.latest_version and prompt.state != Prompt.State.RETIRED
    }
    asking = {asked(text): slug for slug, text in texts.items()}
    brought = {row.slug: str(row.given.get("text", "")) for row in rows}
    known = frozenset(prompts | brought)
    return Shelf(libraries, prompts, asking, known, Neighbours(texts | brought))


def asked(text: str) -> str:
    """A question without case or spaces, to find the same one again."""
    return tidy(text).casefold()
