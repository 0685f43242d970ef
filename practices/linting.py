"""What every practice is checked for before people meet it. Pure: no clock, no database.

The language is held to the rules that prompts are held to, sentence by sentence; the care around a
practice (breath, the hours after a session, lengths) has rules of its own, from `shared/design`.
"""

import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.breathing import LONGEST_HOLD
from practices.models import Practice
from practices.models.catalogue import HOLDS
from prompts.linting import (
    Finding,
    Kind,
    Severity,
    assumptions,
    belief,
    body,
    comparison,
    labels,
    loaded,
    meaning,
    memory,
    orders,
    promises,
    shame,
    shouting,
    substances,
)
from prompts.linting.grade import EASY_ENOUGH, FAR_TOO_HARD, grade_of
from prompts.vocabulary import Depth, Domain, Phase
from prompts.wording import Wording

Content = Mapping[str, Any]
LINES = ("title", "summary", "easier_version", "without_holds", "exit_note")
OF_CARE = ("cautions", "evidence_note")  # these name conditions and studies, since they have to
LANGUAGE = (orders, comparison, loaded, memory, meaning, shame, body, belief, shouting)
BESIDES_CARE = (*LANGUAGE, assumptions, promises, labels, substances)
MOST_STEPS = 7
WRITING_AT_MOST = 15
SHORT_ENOUGH_TO_LAND = 5
SLOW_ENOUGH = 6.0  # seconds of one breath: nothing faster is offered
LATER = re.compile(
    r"\bnot in the first (?:24 hours|hours|days)\b|let your breath be", re.IGNORECASE
)
WHO_SHOULD_NOT_HOLD = (
    *("pregnant", "heart", "lung", "blood pressure", "epilepsy", "glaucoma"),
    *("surgery", "panic", "psychosis", "mania"),
)
WITH_EVERY_BREATH = ("driving", "water", "first hours after a session")
BUSY = {Practice.Player.DIALOGUE, Practice.Player.INTENTION, Practice.Player.BREATH}


def findings_of(content: Content) -> list[Finding]:
    """Everything found, the severe first."""
    found = [*of_language(content), *of_grade(content), *of_care(content)]
    return sorted(dict.fromkeys(found), key=lambda finding: finding.severity != Severity.STOPS)


def stops_of(content: Content) -> list[Finding]:
    """Return what keeps it from people."""
    return [finding for finding in findings_of(content) if finding.severity == Severity.STOPS]


def of_language(content: Content) -> Iterator[Finding]:
    for field, said in sentences_of(content):
        rooms = LANGUAGE if field in OF_CARE else BESIDES_CARE
        for rule in (rule for room in rooms for rule in rules_of(room)):
            for finding in rule.findings(as_wording(said, content)):
                yield finding._replace(field=field)


def rules_of(room: ModuleType) -> Any:
    return room.RULES


def sentences_of(content: Content) -> Iterator[tuple[str, str]]:
    """Every piece of text with the field it stands in."""
    yield from ((field, content[field]) for field in LINES if content[field])
    for field in ("steps", "cautions"):
        yield from ((field, said) for said in content[field])
    yield "evidence_note", content["evidence_note"]


def as_wording(said: str, content: Content) -> Wording:
    """Hand one piece to the rules of prompts, in the shape they know."""
    return Wording(
        text=said,
        helper="",
        why="",
        phases=tuple(content["phases"]),
        depth=Depth.TWO_MINUTES,
        domain=Domain.MIND,
        lenses=tuple(content["lenses"]),
    )


def of_grade(content: Content) -> Iterator[Finding]:
    """Read it as one text: single lines are too short for a formula."""
    grade = grade_of(content["summary"], *content["steps"], content["easier_version"])
    if grade > EASY_ENOUGH:
        severity = Severity.STOPS if grade > FAR_TOO_HARD else Severity.LOOK
        message = _("It reads like grade %(grade)s; 8 is the most. Shorter sentences help.")
        said = str(message) % {"grade": round(grade)}
        yield Finding("steps", Kind.GRADE, severity, content["summary"], said)


def of_care(content: Content) -> Iterator[Finding]:
    for rule in (in_landing, breaths, holds, lengths, missing):
        yield from rule(content)


def in_landing(content: Content) -> Iterator[Finding]:
    """Only what is short, light and unhurried in the hours after a session."""
    if Phase.LANDING not in content["phases"]:
        return
    is_busy = content["player"] in BUSY or content["pattern"]
    is_long = min(content["lengths"]) > SHORT_ENOUGH_TO_LAND or content["energy_cost"] > 1
    if is_busy or is_long or any(LATER.search(said) for said in content["cautions"]):
        yield stop("phases", Kind.PLACE, _("In the hours after a session only rest and arriving."))


def breaths(content: Content) -> Iterator[Finding]:
    is_breath = content["player"] == Practice.Player.BREATH
    if is_breath != bool(content["pattern"]):
        yield stop("pattern", Kind.MISSING, _("A breath pacer needs a pattern, and only that."))
    if not content["pattern"]:
        return
    seconds = sum(value for name, value in content["pattern"].items() if name != "cycles")
    if seconds < SLOW_ENOUGH:
        yield stop("pattern", Kind.HEAVY, _("Fast breathing is not offered here."))
    yield from unsaid(content, WITH_EVERY_BREATH)


def holds(content: Content) -> Iterator[Finding]:
    held = [value for name, value in content["pattern"].items() if name in HOLDS]
    if held and not content["holds_breath"]:
        yield stop("holds_breath", Kind.MISSING, _("This pattern has a breath hold."))
    if max(held, default=0) > LONGEST_HOLD:
        message = str(_("A hold takes %(most)d seconds at most.")) % {"most": LONGEST_HOLD}
        yield stop("pattern", Kind.HEAVY, message)
    if not held and not content["holds_breath"]:
        return
    if not content["without_holds"]:
        yield stop("without_holds", Kind.MISSING, _("Breath holds need a version without them."))
    yield from unsaid(content, WHO_SHOULD_NOT_HOLD)


def unsaid(content: Content, words: tuple[str, ...]) -> Iterator[Finding]:
    said = " ".join(content["cautions"]).lower()
    for word in words:
        if word not in said:
            message = str(_("The cautions say nothing of “%(words)s”.")) % {"words": word}
            yield stop("cautions", Kind.HEAVY, message)


def lengths(content: Content) -> Iterator[Finding]:
    is_writing = content["kind"] == Practice.Kind.REFLECTION
    if is_writing and max(content["lengths"]) > WRITING_AT_MOST:
        yield stop("lengths", Kind.LENGTH, _("Writing ends after 15 minutes at most."))
    if not 2 <= len(content["steps"]) <= MOST_STEPS:
        yield stop("steps", Kind.LENGTH, _("Two to seven steps can be held in mind."))


def missing(content: Content) -> Iterator[Finding]:
    for field in ("phases", "domains"):
        if not content[field]:
            yield stop(field, Kind.MISSING, _("This is needed."))
    if not content["gentler"] and content["energy_cost"]:
        message = str(_("Name something gentler, for whoever finds that it felt worse."))
        yield Finding("gentler", Kind.MISSING, Severity.LOOK, "", message)


def stop(field: str, kind: str, message: str | Promise) -> Finding:
    return Finding(field, kind, Severity.STOPS, "", str(message))
