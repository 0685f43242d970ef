"""Do one thing for many people, so that one it fails for holds up none of the others."""

import logging
from collections.abc import Callable, Iterable

from accounts.models import User

log = logging.getLogger(__name__)


def for_each(people: Iterable[User], do: Callable[[User], object]) -> int:
    """Do it for all, and return for how many it did something; what failed is raised at the end."""
    done, failed = 0, []
    for person in people:
        try:
            done += do(person) is not False
        except Exception as error:  # noqa: BLE001 - whatever it is, the others come first
            log.error("held up for %s", person.public_id)
            failed.append(error)
    if failed:
        raise ExceptionGroup("held up for some", failed)
    return done
