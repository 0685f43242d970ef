"""The checks every prompt meets before people do: pure, quick, and each one says why.

`findings_of` gives everything found, `stops_of` only what keeps a prompt from being sent for
review, published or loaded.
"""

from prompts.linting.checking import findings_of, stops_of
from prompts.linting.finding import Finding, Kind, Severity
from prompts.linting.likeness import Neighbours

__all__ = ["Finding", "Kind", "Neighbours", "Severity", "findings_of", "stops_of"]
