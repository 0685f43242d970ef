"""Our settings with a shorter lease, so that a killed worker's rows come back within seconds."""

import os

from integration_journal.settings import *  # noqa: F403

REMINDER_LEASE_SECONDS = float(os.environ["PROOF_LEASE_SECONDS"])
