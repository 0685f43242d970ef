"""What the checks say of a prompt's newest wording."""

from prompts.linting import Finding, findings_of
from prompts.models import Prompt
from prompts.queries import other_texts
from prompts.versions import wording_of


def findings_about(prompt: Prompt) -> list[Finding]:
    """Everything found, the severe first; nothing of what is retired."""
    if prompt.latest_version is None or prompt.state == Prompt.State.RETIRED:
        return []
    return findings_of(wording_of(prompt.latest_version), other_texts(prompt))
