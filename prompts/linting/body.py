"""Bodies and abilities: nothing is asked of a body without another way beside it."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind, Severity
from prompts.linting.phrases import Rule, one_of, pattern

MOVE = one_of("walk run jump dance kneel climb jog squat march crouch")
LIMBS = one_of("foot feet legs? knees? hands? palms? arms? fists? shoulders?")
HANDLE = one_of(
    "press plant put place stamp rest raise lift stretch swing shake_out rub clench cross wave "
    "clasp use"
)
ASKED = r"(?<!can )(?<!could )(?<!may )(?<!might )(?<!to )(?<!would )(?<!you )"
ANOTHER_WAY = pattern(
    r"or|if (?:you|that|it|sitting|standing|closed)|you (?:can|may|could|might) also|instead",
    r"in your mind|imagin\w+|however|whichever|whatever|any way|in any position|as far as",
    r"maybe|perhaps|nothing|none",
)

MOVING = Rule(
    kind=Kind.BODY,
    severity=Severity.LOOK,
    words=pattern(
        rf"{ASKED}(?:(?:stand|get) (?:up(?! for)|tall)|stand (?:still|on one leg))",
        rf"{ASKED}lie (?:down|flat)",
        rf"{ASKED}(?:take|go for|go on) a (?:\w+ )?(?:walk|run|swim|jog|hike|ride)",
        rf"(?:(?<=^)|(?<=[.?!:;] )|(?<=then )|(?<=now )){MOVE}",
        rf"(?:while|when|as) you {MOVE}",
        r"your (?:daily|morning|evening|next|last|usual) (?:walk|run|swim|jog|ride|workout)",
        r"(?:close|open|shut|cover) your eyes|(?:with )?your eyes (?:closed|open|shut)|eyes closed",
        rf"{ASKED}{HANDLE} (?:\w+ ){{0,2}}{LIMBS}|feet (?:flat |firmly )?on the (?:floor|ground)",
        rf"{ASKED}sit (?:cross-legged|upright|up straight|on the floor|up)|touch your toes",
        r"hold your breath|breathe (?:deeply|in deeply|hard|fast)|deep breaths?",
        r"(?:look|looking|stand|see yourself)\b[^.?!]*\bmirror|both (?:ears|eyes)",
        rf"{ASKED}(?:step|go|run|get) (?:outside|outdoors)",
    ),
    message=_(
        "“%(words)s” asks for a body that can. You could put another way beside it: "
        "“or stay as you are”."
    ),
    unless_offered=ANOTHER_WAY,
)

RULES = (MOVING,)
