"""Many drafts at once, as a file brings them: a few queries, and as much in the trail as for one.

Whoever calls holds the library, and has read the prompts since.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from accounts.models import User
from audit.actions import record_all
from prompts.actions.curating import telling
from prompts.models import Prompt, PromptVersion
from prompts.wording import Wording


class Draft(NamedTuple):
    """A prompt, new or held, and what its next version says."""

    prompt: Prompt
    wording: Wording


def hold_library() -> None:
    """Lock every prompt, so that what is compared is what is written over."""
    list(Prompt.objects.select_for_update(of=["self"]).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def add_prompts(drafts: Sequence[Draft], *, by: User | None, told: Sequence[str]) -> None:
    """Start these prompts as drafts."""
    Prompt.objects.bulk_create([draft.prompt for draft in drafts])
    _write_versions(drafts, by, told)


@transaction.atomic
def edit_prompts(drafts: Sequence[Draft], *, by: User, told: Sequence[str]) -> None:
    """Write a new version of each; what people see stays as it is."""
    _write_versions(drafts, by, told)


def make_all_live(prompts: Sequence[Prompt]) -> None:
    """Offer the latest version of each, which nobody was offered before."""
    held = Prompt.objects.filter(pk__in=_keys(prompts))
    held.update(state=Prompt.State.LIVE, live_version=F("latest_version"), publish_at=None)
    versions = PromptVersion.objects.filter(pk__in=held.values("live_version"))
    versions.update(published_at=timezone.now())


def _write_versions(drafts: Sequence[Draft], by: User | None, told: Sequence[str]) -> None:
    prompts = [draft.prompt for draft in drafts]
    PromptVersion.objects.bulk_create(_next_version(draft, by) for draft in drafts)
    newest = PromptVersion.objects.filter(prompt=OuterRef("pk")).order_by("-number")
    Prompt.objects.filter(pk__in=_keys(prompts)).update(
        latest_version=Subquery(newest.values("pk")[:1]),
        drafted_by=by,
        state=Prompt.State.DRAFT,
        submitted_at=None,
        reviewed_at=None,
        reviewed_by=None,
        publish_at=None,
    )
    record_all([telling(prompt, by, action) for prompt in prompts for action in told])


def _next_version(draft: Draft, by: User | None) -> PromptVersion:
    latest = draft.prompt.latest_version
    number = latest.number + 1 if latest else 1
    fields = draft.wording.as_fields()
    return PromptVersion(prompt=draft.prompt, number=number, author=by, **fields)


def _keys(prompts: Iterable[Prompt]) -> list[int]:
    return [prompt.pk for prompt in prompts]
