"""What each role may do in the admin pages: a written table, and nothing beside it.

There is no superuser and no group. A permission that is not in this table is not given, and no
line here may name a model that holds sealed text (a test walks the table).
"""

from collections.abc import Mapping

LOOK_AND_EDIT = ("view", "add", "change")
DECIDE = ("view", "change")

CURATING: Mapping[str, tuple[str, ...]] = {
    "prompts.library": LOOK_AND_EDIT,
    "prompts.prompt": LOOK_AND_EDIT,
    "prompts.promptversion": LOOK_AND_EDIT,
    "prompts.helpline": LOOK_AND_EDIT,
    "prompts.notice": LOOK_AND_EDIT,
    "practices.practice": LOOK_AND_EDIT,
}
PERMISSIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "client": {},
    "therapist": {},
    "curator": CURATING,
    "admin": {
        **CURATING,
        "accounts.user": DECIDE,
        "accounts.therapistapplication": DECIDE,
        "reminders.heartbeat": DECIDE,  # numbers only; to decide is to try again now
    },
}


def permissions_of(role: str) -> frozenset[str]:
    """Return the permissions of a role, as Django names them: `app.verb_model`."""
    return frozenset(
        f"{app}.{verb}_{model}" for app, model, verbs in _lines(role) for verb in verbs
    )


def rooms_of(role: str) -> frozenset[str]:
    """Return the rooms a role finds in the admin pages."""
    return frozenset(app for app, _, _ in _lines(role))


def _lines(role: str) -> list[tuple[str, str, tuple[str, ...]]]:
    table = PERMISSIONS.get(role, {})
    return [(*label.split(".", 1), verbs) for label, verbs in table.items()]  # type: ignore[misc]
