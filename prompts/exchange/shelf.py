"""The library as a file meets it: one look, taken once for all its rows."""

from dataclasses import dataclass

from prompts.exchange.columns import folded
from prompts.models import Library, Prompt


@dataclass(frozen=True, slots=True)
class Shelf:
    """Prompts, collections and questions, each by short name."""

    prompts: dict[str, Prompt]
    libraries: dict[str, Library]
    texts: dict[str, str]
    asking: dict[str, str]

    def library_called(self, name: str) -> str:
        """The short name of a collection called by its short name or its title."""
        if name in self.libraries:
            return name
        titles = {folded(library.title): slug for slug, library in self.libraries.items()}
        return titles.get(folded(name), "")


def shelf() -> Shelf:
    """Everything that is here now, in two queries."""
    prompts = {prompt.slug: prompt for prompt in Prompt.objects.with_versions()}
    libraries = {library.slug: library for library in Library.objects.all()}
    texts = {
        slug: prompt.latest_version.text
        for slug, prompt in prompts.items()
        if prompt.latest_version
    }
    asking = {asked(text): slug for slug, text in texts.items()}
    return Shelf(prompts, libraries, texts, asking)


def asked(text: str) -> str:
    """A question without case or spaces, to find the same one again."""
    return " ".join(text.split()).casefold()
