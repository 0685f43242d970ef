"""Bodies and abilities: nothing is asked of a body without another way beside it."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind, Severity
from prompts.linting.phrases import Rule, pattern

ANOTHER_WAY = pattern(
    r"""or|if\ (?:you|that|it|sitting|standing|closed)|if\ and\ as|you\ (?:can|may|could|might)\ also|instead
    |in\ your\ mind|imagin\w+|however|whichever|whatever|any\ way|in\ any\ position|as\ far\ as|maybe|perhaps"""
)

MOVING = Rule(
    kind=Kind.BODY,
    severity=Severity.LOOK,
    words=pattern(
        r"""(?:stand|get)\ (?:up(?!\ for)|tall|still|on\ one\ leg)|(?:take|go\ for|go\ on)\ a\ (?:\w+\ )?(?:walk|run|swim|jog|hike|ride)
        |(?<![^.?!:;,]\ )(?:walk|run|jump|dance|kneel|climb|jog|squat|march|skip|crouch|bow)
        |(?:then|and|now)\ (?:walk|run|jump|dance|kneel|climb|jog)
        |(?:close|open|shut|cover)\ your\ eyes|with\ your\ eyes\ (?:closed|open|shut)|eyes\ closed
        |(?:press|plant|put|place|stamp|rest)\ (?:\w+\ ){0,2}(?:foot|feet|legs?|knees?|hands?|palms?|arms?)
        |feet\ (?:flat|firmly)?\ ?on\ the\ (?:floor|ground)|sit\ (?:cross-legged|upright|up\ straight|on\ the\ floor|up)
        |lie\ (?:down|flat|on\ your)|hold\ your\ breath|breathe\ (?:deeply|in\ deeply|hard|fast)|deep\ breaths?
        |(?:raise|lift|stretch|swing|shake\ out|rub|clench|cross|wave|clasp)\ (?:\w+\ ){0,2}(?:arms?|legs?|hands?|fists?|shoulders?)
        |look\ (?:in|into|at\ yourself\ in)\ (?:the|a)\ mirror|(?:step|go|run|get)\ (?:outside|outdoors)|touch\ your\ toes"""
    ),
    message=_(
        "“%(words)s” asks for a body that can. You could put another way beside it: "
        "“or stay as you are”."
    ),
    unless_offered=ANOTHER_WAY,
)

RULES = (MOVING,)
