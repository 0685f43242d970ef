"""The words people pick from: feelings, sensations, places in the body.

Entries keep codes, so a code is never renamed or dropped; labels may be reworded.
"""

from prompts.words.feelings import FEELINGS
from prompts.words.kinds import Family, Group, Label, Region, Word
from prompts.words.regions import NOWHERE, REGIONS, SIDES
from prompts.words.sensations import SENSATIONS

FEELING_LABELS: dict[str, Label] = dict(word for family in FEELINGS for word in family.words)
SENSATION_LABELS: dict[str, Label] = dict(word for group in SENSATIONS for word in group.words)
REGION_LABELS: dict[str, Label] = {region.code: region.label for region in REGIONS}

__all__ = [
    "FEELINGS",
    "FEELING_LABELS",
    "NOWHERE",
    "REGIONS",
    "REGION_LABELS",
    "SENSATIONS",
    "SENSATION_LABELS",
    "SIDES",
    "Family",
    "Group",
    "Label",
    "Region",
    "Word",
]
