"""Orders: whoever opens a prompt is free to answer, to skip and to stop."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, one_of, pattern

OPENLY = _("“%(words)s” is an order. You could write “you could”, “you may” or “if you like”.")
TO_SHARE = one_of("say offer give tell teach show hand do_with")
TO_RECEIVE = one_of("feel hear rest be know have get")
TO_BETTER_ONESELF = one_of(
    "change fix forgive improve accept stop work_on overcome let_go face heal release learn"
)
STOPPING = one_of("skip stop leave move go_on")

DUTY = Rule(
    kind=Kind.ORDER,
    words=pattern(
        r"(?<!if you )(?<!a )(?:must|mustn't)|ought(?: not)? to|(?:had|you'd) better",
        r"supposed to|obliged to|required(?: to)?|expected to|you are to|you got to|gotta",
        r"compulsory|mandatory|no choice",
        r"(?:it is|it's) (?:important|essential|vital|crucial|necessary) (?:that|to|for you)",
    ),
    message=OPENLY,
)

SHOULD = Rule(  # "should you want to stop" and "if anything should come up" are no orders
    kind=Kind.ORDER,
    words=pattern(r"(?<!a )(?:shouldn't|should)"),
    message=OPENLY,
    unless_said=pattern(
        r"(?:if|in case|lest) (?!you\b|we\b)(?:\w+ ){1,3}should",
        r"(?:^\s*|, )should (?:you|anything|something|it|that|there|tears)",
    ),
)

HAVE_TO = Rule(  # "what it has to say" and "to do with" are no orders
    kind=Kind.ORDER,
    words=pattern(rf"(?:have|has|having)(?: got)? to(?! {TO_SHARE}\b)(?= \w)", r"you've got to"),
    message=OPENLY,
)

NEED_TO = Rule(  # "what you need to feel safe" asks after a need
    kind=Kind.ORDER,
    words=pattern(
        r"(?:you|we|one|everyone|people|this|it|they|answers?)"
        rf" (?:really |first |always |just )?needs? to(?! {TO_RECEIVE}\b)(?= \w)",
        rf"(?:do|did|does|would) you need to {TO_BETTER_ONESELF}",
    ),
    message=OPENLY,
    unless_said=pattern(
        r"(?:if|what|whatever|all|anything|everything|thing|when|whenever|as|time) you need to"
    ),
)

PRESSING = Rule(
    kind=Kind.ORDER,
    words=pattern(
        r"make sure|be sure (?:to|that)|no excuses|try hard(?:er)?|every single day",
        r"(?:do not|don't|never) (?:forget|stop|skip|avoid|quit|give up|hold back|miss|hide)",
        r"(?:do not|don't|never) (?:leave (?:any|out|this)|put (?:it|this) off)",
        r"until (?:you (?:are|have) (?:finished|done|filled|answered)|it is finished)",
        r"(?:answer|complete|finish) (?:every|each|all) \w+|force yourself",
        r"push (?:yourself|through)|(?:write|list|name|do this) at least",
        rf"not allowed to|you (?:can't|cannot|may not|can not) {STOPPING}",
        r"without (?:stopping|pausing|fail)",
    ),
    message=_("“%(words)s” presses. You could leave it open: “if you like”, “stop when you like”."),
    unless_denied=False,
)

RULES = (DUTY, SHOULD, HAVE_TO, NEED_TO, PRESSING)
