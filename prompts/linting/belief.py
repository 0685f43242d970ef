"""Beliefs: spoken of only where somebody chose to be asked about something bigger."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern
from prompts.vocabulary import Lens

BELIEFS = Rule(
    kind=Kind.BELIEF,
    words=pattern(
        r"gods?|goddess(?:es)?|god's|lord|jesus|allah|buddha|angels?|souls?|soul's|soulful",
        r"(?<!good )(?<!high )spirits?|spiritual(?:ity|ly)?|spirit (?:guides?|animals?)|astral",
        r"past li(?:fe|ves)|reincarnat\w+|karm\w+|divin(?:e|ity|ely)|holy|heaven\w*|afterlife",
        r"chakras?|auras?|third eye|power animals?|(?:the )?universe|cosmos|cosmic|destin(?:y|ed)",
        r"fated?|higher (?:power|self|consciousness|state|being)|the beyond|your creator|sacred",
        r"energy (?:field|body|healing)|manifest(?:ing|ation)|blessed|sins?|sinful|oneness",
        r"awaken(?:ed|ing|ings)|enlighten\w*|mystical\w*|transcend\w*|ancestral spirits?",
    ),
    message=_("“%(words)s” takes a belief for granted. You could keep it for “something bigger”."),
    lenses=frozenset({Lens.SPIRITUAL}),
)

PRACTICES = Rule(  # "a poem, a prayer or a friend" is one choice among others
    kind=Kind.BELIEF,
    words=pattern(
        r"(?:your|say a|say your|a) (?:\w+ )?(?:prayers?|faith|church|bible|religion|worship)",
        r"(?:did|do|will|can|could|when|while) you (?:\w+ )?pray|(?<=[.?!] )pray",
    ),
    message=_("“%(words)s” takes a faith for granted. You could keep it for “something bigger”."),
    lenses=frozenset({Lens.SPIRITUAL}),
    unless_said=pattern("or", "if you"),
)

RULES = (BELIEFS, PRACTICES)
