"""Several prompts at once: all of them take the step, or none does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from prompts.actions.curating import edit_prompt, review_prompt, submit_prompt
from prompts.errors import CuratingRefused
from prompts.models import Prompt
from prompts.versions import wording_of
from prompts.wording import Wording, faults_of

Seen = Mapping[int, int]  # which version of each prompt the curator was looking at


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """What to add, take away and set; empty values leave things as they are."""

    add_phases: tuple[str, ...] = ()
    remove_phases: tuple[str, ...] = ()
    add_lenses: tuple[str, ...] = ()
    remove_lenses: tuple[str, ...] = ()
    depth: str = ""
    weight: str = ""
    domain: str = ""

    def of(self, wording: Wording) -> Wording:
        """The wording with its new tags."""
        return replace(
            wording,
            phases=_with(wording.phases, self.add_phases, self.remove_phases),
            lenses=_with(wording.lenses, self.add_lenses, self.remove_lenses),
            depth=self.depth or wording.depth,
            weight=self.weight or wording.weight,
            domain=self.domain or wording.domain,
        )


@transaction.atomic
def tag_prompts(*, by: User, seen: Seen, tagging: Tagging) -> int:
    """Write a new draft version of each prompt the tags change."""
    changed = 0
    for prompt in _held(seen):
        old = wording_of(prompt.versions.get(number=seen[prompt.pk]))
        new = tagging.of(old)
        faults = faults_of(new)
        if faults:
            raise CuratingRefused(_said(prompt, str(faults[0].message)))
        if new != old:
            _each(edit_prompt, prompt, by=by, number=seen[prompt.pk], wording=new)
            changed += 1
    return changed


@transaction.atomic
def submit_prompts(*, by: User, seen: Seen) -> int:
    """Send each for review."""
    return _all(submit_prompt, by, seen)


@transaction.atomic
def review_prompts(*, by: User, seen: Seen) -> int:
    """Agree to each wording; somebody else wrote it."""
    return _all(review_prompt, by, seen)


def _all(step: Callable[..., object], by: User, seen: Seen) -> int:
    held = _held(seen)
    for prompt in held:
        _each(step, prompt, by=by, number=seen[prompt.pk])
    return len(held)


def _each(step: Callable[..., object], prompt: Prompt, **values: object) -> None:
    """Take one step; a refusal says which prompt it is about."""
    try:
        step(prompt=prompt, **values)
    except CuratingRefused as refused:
        raise CuratingRefused(_said(prompt, str(refused))) from refused


def _held(seen: Seen) -> list[Prompt]:
    """Lock them in one order, so that two curators never wait for each other in a ring."""
    held = list(Prompt.objects.select_for_update().filter(pk__in=seen).order_by("pk"))
    if len(held) != len(seen):
        raise CuratingRefused(_("One of these prompts is not there any more."))
    newer = [p for p in held if p.versions.order_by("-number").first().number != seen[p.pk]]  # type: ignore[union-attr]
    if newer:
        raise CuratingRefused(
            _said(newer[0], _("Somebody changed it meanwhile. Look again first."))
        )
    return held


def _said(prompt: Prompt, words: str) -> str:
    text = prompt.latest_version.text if prompt.latest_version else prompt.slug
    return f"“{text}” {words}"


def _with(codes: tuple[str, ...], more: tuple[str, ...], less: tuple[str, ...]) -> tuple[str, ...]:
    kept = [code for code in codes if code not in less]
    return tuple(dict.fromkeys([*kept, *(code for code in more if code not in less)]))
