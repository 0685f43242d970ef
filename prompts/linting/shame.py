"""Score-keeping and shame."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern

SCORES = Rule(
    kind=Kind.SHAME,
    words=pattern(
        r"""streaks?|overdue|scores?|scored|level\ up|on\ track|off\ track|catch(?:ing)?\ up
        |(?:miss|missed|skip|skipped|missing)\ (?:a|an|another|your|\d+|two|three|four|five|so\ many|some|several|any|too\ many)
        \ (?:\w+\ )?(?:days?|entr(?:y|ies)|weeks?|check-ins?|sessions?|practices?|prompts?|reminders?|goals?)
        |(?:days|entries|goals|prompts)\ (?:you\ )?(?:have\ )?missed|(?:fall|fell|fallen|falling|are|get)\ behind
        |(?:much|enough|any|no|your|little|more|made|making|make|of)\ progress|progress\ (?:you|so\ far|report)
        |(?:rate|grade|rank)\ (?:your|yourself)|how\ (?:well|hard|good)\ (?:did|have|are|were)\ you
        |by\ now|not\ yet\ (?:done|managed)|still\ (?:haven't|not|struggling|stuck)"""
    ),
    message=_("“%(words)s” keeps score. You could leave the count out; blank days are fine."),
)

SHAMES = Rule(
    kind=Kind.SHAME,
    words=pattern(
        r"""fail|fails|failed|failing|failures?|lazy|laziness|excuses?|pathetic|selfish|overreact\w*
        |too\ sensitive|too\ much\ for\ (?:people|others)|get\ over\ (?:it|this|yourself)|move\ on\ from\ (?:it|this)
        |(?:your|own)\ fault|to\ blame|shame\ on|ashamed\ of\ (?:yourself|you)|disappoint(?:ed|ing)?\ (?:us|your|them|anyone|people)
        |why\ (?:haven't|didn't|can't|don't|have\ you\ not|did\ you\ not|are\ you\ (?:still|so|always))
        |wast(?:ed|ing)|not\ good\ enough|do\ better|bad\ (?:habit|choice|behaviou?r)s?|your\ (?:mistakes?|flaws?|weakness(?:es)?)
        |what\ is\ wrong\ with\ you|what's\ wrong\ with\ you|give\ up\ so|be\ a\ better\ person|grow\ up|act\ your\ age"""
    ),
    message=_("“%(words)s” can shame. You could say it as you would to a friend on a hard day."),
)

RULES = (SCORES, SHAMES)
