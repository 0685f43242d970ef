"""Promises of cure or effect."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, one_of, pattern

SURELY = r"(?:(?:soon|surely|always|definitely|slowly|also|then|quickly|finally) )*"
TO_YOU = one_of(
    "heal cure fix help make change free calm improve restore repair relieve give bring set"
)
BETTER = one_of(
    "happier better calmer lighter stronger free freer whole healed cured fine well safe "
    "peaceful easier confident"
)
GONE = one_of("pass fade go_away disappear vanish ease lift stop end dissolve")
FEELING = one_of(
    "it this that pain fear grief sadness anxiety anger feelings? worry worries tension shame"
)
STATES = one_of("stress anxiety pain depression trauma fear symptoms tension shame worry")

EFFECT = Rule(
    kind=Kind.PROMISE,
    words=pattern(
        rf"(?:will|'ll|shall|going to) {SURELY}{TO_YOU} (?:you|your|it better)",
        rf"you(?: will|'ll) {SURELY}(?:feel|become|be|find|get|sleep) (?:\w+ )?{BETTER}",
        rf"you(?: will|'ll) {SURELY}(?:feel|become|heal|understand|find (?:peace|relief))",
        rf"{FEELING}(?: will|'ll) {SURELY}(?:heal|{GONE}|get better|be (?:gone|over))",
        rf"(?:makes?|lets?|helps?) (?:it|them|you|the \w+|your \w+) (?:{GONE}|happier|whole|heal)",
        rf"once you \w+, you (?:are|will|become|feel)|you are {BETTER} (?:of|from)",
    ),
    message=_("“%(words)s” promises an effect. You could write “can” or “may”."),
)

CURE = Rule(
    kind=Kind.PROMISE,
    words=pattern(
        r"cures?|cured|guarantee\w*|proven|proves|miracle\w*|clinically|scientific(?:ally)?",
        r"(?:is|are) (?:sure|certain|bound) to|works? (?:every time|for everyone)",
        r"(?:always|never fails to|certainly|definitely) (?:help\w*|work\w*|heal\w*|calm\w*)",
        r"once and for all|permanent(?:ly)?|(?:gone|free|over|healed|away|it|them) for good",
        r"rewir(?:e|es|ing)|detox\w*",
        r"(?:research|science|studies|evidence) (?:shows?|proves?|says?)",
        r"(?:calms|resets|regulates|repairs|rebuilds|releases|boosts|balances|relieves|reduces"
        rf"|removes|erases|dissolves|unlocks) (?:your|the|{STATES})",
    ),
    message=_("“%(words)s” promises more than anyone can. You could write what it may be like."),
)

RULES = (EFFECT, CURE)
