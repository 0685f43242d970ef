"""What a shipped file says newer about a prompt that curators edited, kept until they choose.

The choice remembers the file's fingerprint, so the same words do not come back; when the file
changes again, they do. Taking words over writes a draft: it goes the way of every draft.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, NamedTuple

from django.contrib.admin.utils import label_for_field
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from prompts.actions.curating import edit_prompt, note
from prompts.differences import Piece, changes_between
from prompts.errors import CuratingRefused
from prompts.loading.parsing import PromptItem
from prompts.models import Library, Prompt, PromptVersion
from prompts.versions import WORDING_FIELDS, wording_from, wording_of
from prompts.wording import Wording, fingerprint


class NewerItem(NamedTuple):
    """A file's item as it waits beside a prompt."""

    mark: str
    library: str
    wording: Wording


def newer_item(prompt: Prompt) -> NewerItem | None:
    """What waits for a choice here, if anything does."""
    kept = prompt.newer_in_files
    if not kept:
        return None
    fields = {name: value for name, value in kept["item"].items() if name in WORDING_FIELDS}
    return NewerItem(kept["mark"], kept["item"]["library"], wording_from(fields))


class Differing(NamedTuple):
    """One field: ours, the file's, and how they differ."""

    field: str
    label: str
    pieces: tuple[Piece, ...]


def waiting() -> QuerySet[Prompt]:
    """Every prompt that its file says something newer about."""
    return Prompt.objects.with_versions().filter(newer_in_files__isnull=False)


def differing(prompt: Prompt) -> list[Differing]:
    """What the file says otherwise, field by field."""
    theirs = newer_item(prompt)
    if theirs is None or prompt.latest_version is None:
        return []
    found = [
        Differing(change.field, _label(change.field), change.pieces)
        for change in changes_between(wording_of(prompt.latest_version), theirs.wording)
    ]
    if theirs.library != prompt.library.slug:
        pieces = (Piece("gone", f"{prompt.library.slug} "), Piece("new", theirs.library))
        found.append(Differing("library", str(_("collection")), pieces))
    return found


def _label(field: str) -> str:
    return str(label_for_field(field, PromptVersion))


def keep_newer(prompt: Prompt, item: PromptItem) -> None:
    """Lay the file's item beside the prompt; the prompt itself stays as it is."""
    _set_newer(prompt, {"mark": fingerprint(item.as_fields()), "item": item.as_fields()})


def forget_newer(prompt: Prompt) -> None:
    """The file says nothing newer any more."""
    _set_newer(prompt, None)


@transaction.atomic
def keep_ours(*, by: User, prompt: Prompt, number: int, mark: str) -> None:
    """Stay with our words until the file changes again."""
    held = _hold(prompt, number, mark)
    _settle(held, mark)
    note(held, by, "kept")


@transaction.atomic
def take_theirs(
    *, by: User, prompt: Prompt, number: int, mark: str, fields: Collection[str]
) -> None:
    """Write a draft with these fields as the file has them and the others as they are here."""
    held = _hold(prompt, number, mark)
    theirs = newer_item(held)
    if theirs is None or not fields:
        return keep_ours(by=by, prompt=held, number=number, mark=mark)
    _settle(held, mark)
    if "library" in fields:
        _move(held, theirs.library)
    edit_prompt(by=by, prompt=held, number=number, wording=_merged(held, theirs.wording, fields))
    note(held, by, "merged")


def _merged(prompt: Prompt, theirs: Wording, fields: Collection[str]) -> Wording:
    latest = prompt.versions.latest("number")
    taken: dict[str, Any] = {
        name: getattr(theirs, name) for name in WORDING_FIELDS if name in fields
    }
    return replace(wording_of(latest), **taken)


def _move(prompt: Prompt, slug: str) -> None:
    prompt.library = Library.objects.get(slug=slug)
    prompt.save(update_fields=["library"])


def _settle(prompt: Prompt, mark: str) -> None:
    prompt.newer_in_files, prompt.loaded_hash = None, mark
    prompt.save(update_fields=["newer_in_files", "loaded_hash"])


def _hold(prompt: Prompt, number: int, mark: str) -> Prompt:
    """Lock the prompt, and refuse if either side has changed since the curator looked."""
    held = Prompt.objects.select_for_update(of=["self"]).get(pk=prompt.pk)
    theirs = newer_item(held)
    seen = held.latest_version is not None and held.latest_version.number == number
    if not seen or theirs is None or theirs.mark != mark:
        raise CuratingRefused(
            _("This prompt or its file has changed meanwhile. Look at the difference again.")
        )
    return held


def _set_newer(prompt: Prompt, kept: dict[str, Any] | None) -> None:
    if prompt.newer_in_files != kept:
        prompt.newer_in_files = kept
        prompt.save(update_fields=["newer_in_files"])
