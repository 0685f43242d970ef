"""Wordings, prompts and offers to test with."""

from random import Random
from typing import Any
from uuid import UUID, uuid4

from accounts.models import User
from prompts.actions import add_prompt, publish_prompt, review_prompt, submit_prompt
from prompts.models import Library, Prompt
from prompts.queries import PromptOffer
from prompts.wording import Wording


def wording(**changes: Any) -> Wording:
    """Return a wording that may be shown to people."""
    values: dict[str, Any] = {
        "text": "What is outside your window?",
        "helper": "One word is fine.",
        "why": "Looking out can rest the eyes.",
        "phases": ("weaving", "between"),
        "depth": "two_minutes",
        "domain": "nature",
    }
    return Wording(**values | changes)


def library(slug: str = "windows") -> Library:
    """Return a collection."""
    return Library.objects.get_or_create(slug=slug, defaults={"title": slug.title()})[0]


THINGS = (
    *("moss", "river", "lamp", "stone", "bread", "harbour"),
    *("violin", "meadow", "ladder", "candle", "orchard", "tunnel"),
)


def asked(slug: str) -> dict[str, str]:
    """A question of its own for each short name: near-duplicates are never sent for review."""
    if slug == "window":
        return {}
    return {"text": f"{' '.join(Random(slug).sample(THINGS, 6))}?".capitalize()}


def draft(by: User, slug: str = "window", **changes: Any) -> Prompt:
    """Return a prompt at its first draft."""
    changes = asked(slug) | changes
    prompt = add_prompt(by=by, library=library(), slug=slug, wording=wording(**changes))
    return Prompt.objects.get(pk=prompt.pk)


def published(by: User, reviewer: User, slug: str = "window", **changes: Any) -> Prompt:
    """Return a prompt that people are offered."""
    prompt = draft(by, slug, **changes)
    submit_prompt(by=by, prompt=prompt, number=1)
    review_prompt(by=reviewer, prompt=prompt, number=1)
    publish_prompt(by=by, prompt=prompt, number=1)
    return Prompt.objects.get(pk=prompt.pk)


def offer(**changes: Any) -> PromptOffer:
    """Return a live prompt as selection sees it, without any database."""
    values: dict[str, Any] = {
        "prompt_id": changes.get("prompt_id") or uuid4(),
        "version": 1,
        "slug": "window",
        "text": "What is outside your window?",
        "helper": "One word.",
        "why": "To rest the eyes.",
        "phases": ("weaving",),
        "depth": "two_minutes",
        "lenses": (),
        "weight": "light",
        "mode": "write",
        "content_note": "",
    }
    return PromptOffer(**values | changes)


def ids(choices: Any) -> list[UUID]:
    """Return the ids of chosen prompts, in order."""
    return [choice.prompt.prompt_id for choice in choices]
