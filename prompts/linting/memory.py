"""Leading questions: memory gives way to whoever asks, so nothing is taken to have happened."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, one_of, pattern

HARM = one_of(
    "hurt harmed abused hit beat beaten left abandoned betrayed rejected neglected touched shamed "
    "attacked wounded violated molested raped assaulted bullied failed let_down silenced"
)
SEEING = one_of("see hear meet visit relive go_back remember recall encounter leave_your_body")
SEEN = one_of(
    "light tunnel figure face faces voice voices being beings presence entity entities creature "
    "vision visions door void other_side guide"
)
HELD_BACK = one_of("hid hiding hidden buried burying blocked blocking locked kept_from forgotten")
OLD = one_of("hidden lost forgotten blocked childhood traumatic painful worst earliest early")
YOUNG = (
    r"(?:when you were|were you|as) (?:an? )?(?:\w+ )?(?:child|baby|infant|kid|little|small|young)"
)

LEADING = Rule(
    kind=Kind.MEMORY,
    words=pattern(
        rf"did you (?:really |also |ever )?(?:{SEEING}|(?:feel|sense) (?:the|a) presence)",
        r"(?:do|can|don't) you (?:still )?(?:remember|recall) (?!of\b|any|anything)\w+",
        r"remember (?:when|the (?:time|day|moment|first|night)|how|being|what happened)",
        r"what (?:really |actually )?happened to you|what really happened",
        r"what happened (?:in|at|on|with|during) (?:that|those)",
        rf"who (?:first |really )?(?:{HARM}|let you down|made you|taught you to (?:hate|fear))",
        rf"(?:were|was|are) you (?:ever )?{HARM}|(?:when|where) you were {HARM}",
        rf"did (?:\w+ ){{1,3}}(?:to you|{HARM} you)|(?:was|were) done to you",
        r"(?:how old|where) were you when|who was there when",
        rf"(?:the|that) {SEEN}(?: at the end)?(?: \w+){{0,2}} "
        r"(?:look|say|said|tell|told|show|want)",
        rf"(?:did|was|were) the {SEEN}|the \w+ (?:that |who )?(?:you (?:saw|met|heard)|appeared)",
    ),
    message=_(
        "“%(words)s” leads: it takes for granted that something happened. "
        "You could ask “what, if anything, is here?”."
    ),
    unless_denied=False,
)

DIGGING = Rule(
    kind=Kind.MEMORY,
    words=pattern(
        r"repressed|suppressed|relive|re-live|recover(?:ed|ing)? (?:a |the |your )?memor\w+",
        rf"{OLD} (?:\w+ )?(?:memory|memories|wounds?|trauma|abuse)",
        rf"memor(?:y|ies)\b[^.?!]*\b{HELD_BACK}|{HELD_BACK}\b[^.?!]*\bmemor(?:y|ies)",
        r"try (?:hard |harder )?to (?:remember|recall)|think hard",
        r"back (?:in(?:to)?|to) (?:the|your|that) (?:\w+ )?"
        r"(?:moment|time|day|scene|past|childhood|place where|memory|night|house)",
        r"(?:reveal|uncover|unlock|bring up|dig up)(?:s|ed)? (?:\w+ ){0,2}"
        r"(?:past|childhood|memor\w+|secrets?|trauma|truth)",
        r"the (?:abuse|trauma|wound|accident|attack|betrayal|incident)",
        rf"{YOUNG}\b[^.?!]*\b{HARM}|childhood (?:pain|hurt|secret)",
    ),
    message=_("“%(words)s” goes looking for a memory. You could let whatever comes be enough."),
)

RULES = (LEADING, DIGGING)
