"""Score-keeping and shame."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, one_of, pattern

KEPT = one_of(
    "days? entry entries weeks? check-ins? practices? prompts? reminders? goals? sessions?"
)
MANY = one_of("a an another your \\d+ two three four five so_many some several any too_many")

SCORES = Rule(
    kind=Kind.SHAME,
    words=pattern(
        r"streaks|(?:your|the|a|daily|day|writing|longest|current|no|any) streak|overdue|level up",
        r"scores?|scored|(?:on|off) track|catch(?:ing)? up|(?:fall|fell|fallen|falling|get) behind",
        rf"(?:miss|missed|skip|skipped|missing) {MANY} (?:\w+ )?{KEPT}",
        rf"{KEPT} (?:that )?(?:you )?(?:have )?(?:missed|skipped)|days? in a row",
        r"how (?:many|much|often) (?:days|entries|times|weeks|minutes|words)? ?(?:have|did|do) you",
        r"how many (?:days|entries|weeks|prompts|practices)",
        r"(?:much|enough|your|little|more|made|making|make|of) progress|progress (?:you|so far)",
        r"(?:rate|grade|rank) (?:your|yourself)|how (?:well|hard|good) (?:did|have|are|were) you",
        r"(?:reach(?:ed)?|met|hit|achieved?) (?:your|the|all|any) (?:\w+ )?(?:goals?|targets?)",
        r"by now you|(?:better|further|over|past|done|ready|finished) (?:\w+ ){0,3}by now",
        r"(?:kept|keeps|stopped) you from (?:\w+ing )?(?:journal\w*|writing|practi\w+|answering)",
        r"since (?:your|you) (?:last (?:entry|note|check-in|visit here)|last wrote)",
        r"still (?:haven't|not|struggling|stuck)|not yet (?:done|managed)",
    ),
    message=_("“%(words)s” keeps score. You could leave the count out; blank days are fine."),
)

SHAMES = Rule(
    kind=Kind.SHAME,
    words=pattern(
        r"fail(?:s|ed|ing|ures?)?|lazy|laziness|excuses?|pathetic|selfish|overreact\w*",
        r"too sensitive|get over (?:it|this|yourself)|move on from (?:it|this)|grow up(?=[.?!,]|$)",
        r"(?:your|own) fault|to blame|shame on|ashamed of (?:yourself|you)|be a better person",
        r"disappoint(?:ed|ing)? (?:us|your|them|anyone|people)|wast(?:ed|ing)|not good enough",
        r"why (?:haven't|didn't|can't|don't|have you not|did you not|are you (?:still|so|always))",
        r"do better|bad (?:habit|choice|behaviou?r)s?|your (?:mistakes?|flaws?|weakness(?:es)?)",
        r"(?:what is|what's) wrong with you|act your age",
    ),
    message=_("“%(words)s” can shame. You could say it as you would to a friend on a hard day."),
)

RULES = (SCORES, SHAMES)
