"""The demo's mail catcher: every mail becomes one readable .eml file and one line in the terminal.

python -m integration_journal.embedded.mail_folder 2525 var/mail
"""

import os
import sys
import threading
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path

from integration_journal.embedded.mail import MailServer

READABLE = policy.default.clone(cte_type="8bit", utf8=True)


def main() -> None:
    """Catch mail until told to stop."""
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    server = MailServer(lambda message: say(write(message, folder)), port)
    server.start()
    threading.Event().wait()


def write(message: EmailMessage, folder: Path) -> Path:
    """Keep one mail as a file whose text reads as written; return its path."""
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_maintype() == "text":
            part.set_content(
                part.get_content(), subtype=part.get_content_subtype(), charset="utf-8", cte="8bit"
            )
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.eml"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(message.as_bytes(policy=READABLE))
    return path


def say(path: Path) -> None:
    """Name the file a mail became; never whom it was for."""
    sys.stdout.write(f"a mail arrived: {path}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
