"""Promises of cure or effect."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern

EFFECT = r"""(?:heal|cure|fix|help|make|change|free|solve|ease|lift|reduce|remove|transform|bring
    |calm|improve|stop|end|lower|restore|repair|release|relieve|give\ you|set\ you|get\ better
    |feel|find\ (?:peace|relief|calm|that)|become|be\ (?:free|better|cured|healed|happier|calmer|whole|fine
    |gone|lighter|stronger)|pass|fade|go\ away|disappear|vanish|sleep\ better|understand|notice|see)"""

WILL = Rule(
    kind=Kind.PROMISE,
    words=pattern(
        rf"(?:(?:you|it|this|that|they|answers?|writing|naming|doing|practice|prompt|step|pain|fear|grief"
        rf"|sadness|anxiety|feelings?|exercise|words?|session|body|mind|life)"
        rf"(?:'ll|\ (?:will|shall|is\ going\ to|are\ going\ to|is\ bound\ to)))"
        rf"\ (?:soon\ |surely\ |always\ |definitely\ |slowly\ |also\ |then\ |quickly\ |finally\ )*{EFFECT}"
    ),
    message=_("“%(words)s” promises an effect. You could write “can” or “may”."),
)

CURE = Rule(
    kind=Kind.PROMISE,
    words=pattern(
        r"""cures?|cured|guarantee\w*|proven|proves|(?:is|are)\ (?:sure|certain|bound)\ to
        |(?:always|never\ fails\ to|certainly|definitely)\ (?:help\w*|work\w*|heal\w*|calm\w*)
        |works?\ (?:every\ time|for\ everyone)|once\ and\ for\ all|permanent(?:ly)?|forever
        |rewir(?:e|es|ing)|detox\w*|(?:research|science|studies|evidence)\ (?:shows?|proves?|says?|tells?)
        |scientific(?:ally)?|clinically|miracle\w*|fixes|solves
        |(?:calms|resets|regulates|repairs|rebuilds|releases|boosts|balances|relieves|reduces|removes
        |erases|dissolves|unlocks)\ (?:your|the|stress|anxiety|pain|depression|trauma|fear|symptoms)"""
    ),
    message=_("“%(words)s” promises more than anyone can. You could write what it may be like."),
)

RULES = (WILL, CURE)
