"""A file that was shown and agreed to, written as drafts: all of it or nothing."""

from django.db import DatabaseError, IntegrityError, transaction

from accounts.models import User
from prompts.actions.curating import add_prompt, edit_prompt, note
from prompts.actions.settings import save_library
from prompts.exchange.meeting import CHANGED, NEW, Met
from prompts.exchange.planning import Plan, plan_for
from prompts.models import Library, Prompt


class NotAsShown(Exception):
    """The library has changed since the file was shown; nothing was written."""


class NotTaken(Exception):
    """The database refused; nothing was written."""


def import_file(*, by: User, name: str, raw: bytes, seen: str) -> Plan:
    """Write exactly the plan whose digest was seen; drafts only, published by the usual way."""
    try:
        with transaction.atomic():
            return _apply(by, name, raw, seen)
    except IntegrityError as error:
        raise NotAsShown from error
    except DatabaseError as error:
        raise NotTaken from error


def _apply(by: User, name: str, raw: bytes, seen: str) -> Plan:
    _hold_library()
    plan = plan_for(name, raw)
    if plan.problems or plan.digest != seen:
        raise NotAsShown
    for head in plan.collections:
        save_library(by=by, library=_library(head.slug, head.title, head.summary))
    libraries = {library.slug: library for library in Library.objects.all()}
    prompts = {prompt.slug: prompt for prompt in Prompt.objects.all()}
    for row in plan.of_kind(NEW):
        note(_add(by, row, libraries), by, "imported")
    for row in plan.of_kind(CHANGED):
        edit_prompt(by=by, prompt=prompts[row.slug], number=row.number, wording=row.wording)
        note(prompts[row.slug], by, "imported")
    return plan


def _add(by: User, row: Met, libraries: dict[str, Library]) -> Prompt:
    return add_prompt(by=by, library=libraries[row.collection], slug=row.slug, wording=row.wording)


def _library(slug: str, title: str, summary: str) -> Library:
    return Library(slug=slug, title=title, summary=summary, position=Library.objects.count() + 1)


def _hold_library() -> None:
    """Lock every prompt, so that what is compared is what is written over."""
    list(Prompt.objects.select_for_update(of=["self"]).order_by("pk").values_list("pk", flat=True))
