"""Who runs PostgreSQL: ourselves, or as root an account without rights, since it refuses root."""

import os
import pwd
import stat
from pathlib import Path

from integration_journal.embedded.children import CannotStart

UNPRIVILEGED = "nobody"


def database_user() -> str | None:
    """Return the account PostgreSQL drops to; None when we are no root and stay who we are."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(UNPRIVILEGED).pw_name
    except KeyError:
        raise CannotStart(
            "PostgreSQL does not run as root and there is no account `nobody` to run it: "
            "start again as an ordinary user."
        ) from None


def client_name() -> str:
    """Return the name PostgreSQL sees us by on its socket."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise CannotStart(
            f"This machine knows no account with the number {os.geteuid()}, and PostgreSQL needs "
            "one: start again as an account that /etc/passwd names."
        ) from None


def may_reach(path: Path, user: str | None) -> bool:
    """Say whether `user` may pass every folder above `path`, and it, without us changing any."""
    if user is None:
        return os.access(path, os.R_OK | os.X_OK)
    needed = stat.S_IXOTH
    return all(folder.stat().st_mode & needed for folder in (path, *path.parents))


def give_to(path: Path, user: str | None) -> None:
    """Make `path` the database account's own, closed to everyone else."""
    path.chmod(0o700)
    if user is not None:
        account = pwd.getpwnam(user)
        os.chown(path, account.pw_uid, account.pw_gid)
