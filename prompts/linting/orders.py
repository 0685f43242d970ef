"""Orders: whoever opens a prompt is free to answer, to skip and to stop."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern

SAY_IT_OPENLY = _(
    "“%(words)s” is an order. You could write “you could”, “you may” or “if you like”."
)

DUTY = Rule(
    kind=Kind.ORDER,
    words=pattern(
        r"""(?<!if\ you\ )(?<!a\ )(?:must|mustn't)
        |(?<!\bif\ you\ )ought(?:\ not)?\ to
        |had\ better|you'd\ better|supposed\ to|obliged\ to|required(?:\ to)?|expected\ to
        |you\ are\ to|got\ to|gotta|compulsory|mandatory
        |(?:it\ is|it's)\ (?:important|essential|vital|crucial|necessary)\ (?:that|to|for\ you)"""
    ),
    message=SAY_IT_OPENLY,
)

SHOULD = Rule(  # "should you want to stop" and "if anything should come up" are no orders
    kind=Kind.ORDER,
    words=pattern(r"(?<!a\ )(?:shouldn't|should)"),
    message=SAY_IT_OPENLY,
    unless_said=pattern(
        r"""(?:if|in\ case|lest)\ (?!you\b|we\b)(?:\w+\ ){1,3}should
        |(?:^\s*|,\ )should\ (?:you|anything|something|it|that|there|tears)"""
    ),
)

HAVE_TO = Rule(  # "what it has to say" and "to do with" are no orders
    kind=Kind.ORDER,
    words=pattern(
        r"""(?:have|has|having)(?:\ got)?\ to
        (?!\ (?:say|offer|give|tell|teach|show|do\ with|hand)(?!\w))"""
    ),
    message=SAY_IT_OPENLY,
)

NEED_TO = Rule(  # "what you need to feel safe" asks after a need
    kind=Kind.ORDER,
    words=pattern(
        r"""(?<!\bif\ )(?<!\bwhat\ )(?<!\ball\ )(?<!\banything\ )(?<!\bwhen\ )(?<!\bwhenever\ )
        (?<!\bthing\ )(?<!\bas\ )(?<!\blong\ as\ )(?<!\btime\ )
        (?:you|we|one|everyone|people|this|it|they|answers?)\ (?:really\ |first\ |always\ |just\ )?
        needs?\ to(?!\w|\ (?:feel|hear|rest|be|know|have|get)(?!\w))
        |(?:do|did|does|would)\ you\ need\ to\ (?:change|fix|forgive|improve|accept|stop|work\ on
        |overcome|let\ go|face|heal|release|do\ better|learn|give\ up)"""
    ),
    message=SAY_IT_OPENLY,
)

PRESSING = Rule(
    kind=Kind.ORDER,
    words=pattern(
        r"""make\ sure|be\ sure\ (?:to|that)|(?:do\ not|don't|never)\ (?:forget|stop|skip|avoid|quit
        |give\ up|hold\ back|leave\ (?:any|out|this)|put\ (?:it|this)\ off|miss|hide)
        |no\ excuses|until\ (?:you\ (?:are|have)\ (?:finished|done|filled|answered)|it\ is\ finished)
        |answer\ (?:every|each|all)|complete\ (?:every|each|all|this|the)|try\ hard(?:er)?
        |force\ yourself|push\ (?:yourself|through)|(?:write|list|name|do\ this)\ at\ least
        |not\ allowed\ to|you\ (?:can't|cannot|may\ not|can\ not)\ (?:skip|stop|leave|move|go\ on)
        |without\ (?:stopping|pausing|fail)|every\ single\ day"""
    ),
    message=_("“%(words)s” presses. You could leave it open: “if you like”, “stop when you like”."),
    unless_denied=False,
)

RULES = (DUTY, SHOULD, HAVE_TO, NEED_TO, PRESSING)
