"""A file that was shown and agreed to, written as drafts: all of it or nothing."""

from django.db import DatabaseError, IntegrityError, transaction

from accounts.models import User
from prompts.actions.drafting import Draft, add_prompts, edit_prompts, hold_library
from prompts.actions.settings import save_library
from prompts.exchange.meeting import CHANGED, NEW
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
    hold_library()
    plan = plan_for(name, raw)
    if plan.problems or plan.digest != seen:
        raise NotAsShown
    for head in plan.collections:
        save_library(by=by, library=_library(head.slug, head.title, head.summary))
    add_prompts(_new(plan), by=by, told=("added", "imported"))
    edit_prompts(_changed(plan), by=by, told=("edited", "imported"))
    return plan


def _new(plan: Plan) -> list[Draft]:
    libraries = {library.slug: library for library in Library.objects.all()}
    return [
        Draft(Prompt(library=libraries[row.collection], slug=row.slug), row.wording)
        for row in plan.of_kind(NEW)
    ]


def _changed(plan: Plan) -> list[Draft]:
    """Every version was compared under the lock: `number` is still the latest."""
    wordings = {row.slug: row.wording for row in plan.of_kind(CHANGED)}
    prompts = Prompt.objects.with_versions().filter(slug__in=wordings)
    return [Draft(prompt, wordings[prompt.slug]) for prompt in prompts]


def _library(slug: str, title: str, summary: str) -> Library:
    return Library(slug=slug, title=title, summary=summary, position=Library.objects.count() + 1)
