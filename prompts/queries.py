"""What other rooms read from the curated content."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from prompts.models import HelpLine, Library, Notice, Prompt, PromptTranslation, PromptVersion


@dataclass(frozen=True, slots=True)
class PromptOffer:
    """One exact wording of a prompt, as a person would meet it."""

    prompt_id: UUID
    version: int
    slug: str
    text: str
    helper: str
    why: str
    phases: tuple[str, ...]
    depth: str
    lenses: tuple[str, ...]
    weight: str
    mode: str
    content_note: str
    afterwards: str = ""
    domain: str = ""
    library: str = ""
    follow_ups: tuple[str, ...] = ()
    language: str = ""  # of a translation; the original has none


TRANSLATED = ("text", "helper", "why", "content_note", "afterwards", "language")
OF_VERSION = (
    *("text", "helper", "why", "content_note", "afterwards"),
    *("phases", "depth", "lenses", "weight", "mode", "domain", "follow_ups"),
)
OFFERED = {  # what an offer holds, and the column it comes from
    "prompt_id": "public_id",
    "slug": "slug",
    "library": "library__slug",
    "version": "live_version__number",
    **{name: f"live_version__{name}" for name in OF_VERSION},
}


def live_prompts(language: str = "") -> list[PromptOffer]:
    """Every prompt that may be offered now, never from a cache.

    In another language where a translation is live, in the original everywhere else.
    """
    translated = _translations(language)
    rows = Prompt.objects.live().values("live_version", *OFFERED.values())
    return [_offered(row, translated.get(row["live_version"])) for row in rows]


def _offered(row: dict[str, Any], translation: PromptTranslation | None) -> PromptOffer:
    """An offer out of plain columns: hundreds stand behind a page, and rows cost three times."""
    values = {name: row[column] for name, column in OFFERED.items()}
    values |= {name: tuple(values[name]) for name in ("phases", "lenses", "follow_ups")}
    if translation:
        values |= {name: getattr(translation, name) for name in TRANSLATED}
    return PromptOffer(**values)


def _translations(language: str) -> dict[int, PromptTranslation]:
    if not language:
        return {}
    return {t.version_id: t for t in PromptTranslation.objects.live().in_language(language)}


def languages_on_offer() -> list[str]:
    """The codes of all languages in which some prompt is live."""
    live = PromptTranslation.objects.live().filter(version__in=_offered_versions())
    return sorted(live.values_list("language", flat=True).distinct())


def _offered_versions() -> QuerySet[PromptVersion]:
    return PromptVersion.objects.filter(pk__in=Prompt.objects.live().values("live_version"))


def prompt_versions(shown: Iterable[tuple[UUID, int]], language: str = "") -> list[PromptOffer]:
    """The exact wordings of several prompts at once, live or long retired.

    What was never published stays unread, whatever number is asked for.
    """
    wanted = set(shown)
    found = PromptVersion.objects.published().filter(
        prompt__public_id__in={prompt for prompt, _number in wanted},
        number__in={number for _prompt, number in wanted},
    )
    translated = _translations(language)
    return [
        offer_of(version.prompt, version, translated.get(version.pk))
        for version in found.select_related("prompt__library")
        if (version.prompt.public_id, version.number) in wanted
    ]


def help_lines_for(country: str) -> list[HelpLine]:
    """Lines that are on for this country; where there are none, those for everywhere.

    An unknown country never gets another country's numbers.
    """
    shown = HelpLine.objects.shown()
    return list(shown.in_country(country.upper())) or list(shown.in_country(""))


class Country(NamedTuple):
    code: str
    lines: list[HelpLine]


def help_lines_by_country() -> list[Country]:
    """All lines that are on, grouped, for a page that knows nobody's country."""
    lines = list(HelpLine.objects.shown())
    codes = dict.fromkeys(line.country for line in lines)
    return [Country(code, [line for line in lines if line.country == code]) for code in codes]


def notices_at(place: str) -> list[str]:
    """What is said at one place of the product, in its order."""
    return list(Notice.objects.shown().filter(place=place).values_list("text", flat=True))


def notices_by_place(places: Iterable[str]) -> dict[str, list[str]]:
    """What is said at several places, in its order; one query for all."""
    said: dict[str, list[str]] = {place: [] for place in places}
    rows = Notice.objects.shown().filter(place__in=said) if said else Notice.objects.none()
    for place, text in rows.values_list("place", "text"):
        said[place].append(text)
    return said


def other_texts(prompt: Prompt) -> list[tuple[str, str]]:
    """What every other prompt asks, for finding near-duplicates; retired ones do not count."""
    others = Prompt.objects.exclude(pk=prompt.pk).exclude(state=Prompt.State.RETIRED)
    return list(others.values_list("slug", "latest_version__text"))


def libraries() -> list[Library]:
    return list(Library.objects.all())


def offer_of(
    prompt: Prompt, version: PromptVersion, translation: PromptTranslation | None = None
) -> PromptOffer:
    words = translation or version
    return PromptOffer(
        prompt_id=prompt.public_id,
        version=version.number,
        slug=prompt.slug,
        text=words.text,
        helper=words.helper,
        why=words.why,
        phases=tuple(version.phases),
        depth=version.depth,
        lenses=tuple(version.lenses),
        weight=version.weight,
        mode=version.mode,
        content_note=words.content_note,
        afterwards=words.afterwards,
        domain=version.domain,
        library=prompt.library.slug,
        follow_ups=tuple(version.follow_ups),
        language=translation.language if translation else "",
    )
