"""Beliefs: spoken of only where somebody chose to be asked about something bigger."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern
from prompts.vocabulary import Lens

BELIEFS = Rule(
    kind=Kind.BELIEF,
    words=pattern(
        r"""gods?|goddess(?:es)?|god's|lord|jesus|allah|buddha|angels?|guardian\ angel|souls?|soul's|soulful
        |(?<!good\ )(?<!high\ )spirits?|spiritual(?:ity|ly)?|pray|prays|prayed|prayers?|past\ li(?:fe|ves)
        |reincarnat\w+|karm\w+|divin(?:e|ity|ely)|holy|heaven\w*|afterlife|chakras?|auras?|third\ eye
        |spirit\ (?:guides?|animals?)|power\ animals?|(?:the\ )?universe|cosmos|cosmic|destin(?:y|ed)|fated?
        |higher\ power|the\ beyond|your\ creator|energy\ (?:field|body|healing)|manifest(?:ing|ation|ed)?
        |churches|church|bible|blessed|faith|sins?|sinful|astral|oneness|worship\w*|enlighten\w*"""
    ),
    message=_("“%(words)s” takes a belief for granted. You could keep it for “something bigger”."),
    lenses=frozenset({Lens.SPIRITUAL}),
)

RULES = (BELIEFS,)
