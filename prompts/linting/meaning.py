"""Interpretation: what an image or a feeling means is the person's to say, or to leave open."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern

DEPTHS = r"(?:un|sub)conscious(?:ness|ly)?(?:\ mind)?"
INNER = (
    rf"(?:{DEPTHS}|psyche|mind|soul|dreams?|tears?|shadow|inner\ \w+|true\ self|session|visions?)"
)

MEANS = Rule(
    kind=Kind.MEANING,
    words=pattern(
        r"""(?:this|that|which|it|image|dream|feeling|tears?|vision|animal|colour|color|part|pain|\w+ing)
        \ (?:clearly\ |really\ |usually\ |often\ |always\ |probably\ )?means?(?:\ that)?
        \ (?:you|your|there|something\ in\ you)(?!\w|\ (?:do|need)\ not|\ don't|\ may|\ can)
        |(?:this|that|it)\ (?:clearly\ |always\ |usually\ )?means
        |symboli[sz]\w*|represents?|stands\ for|is\ a\ symbol|(?:is|are|as)\ a\ (?:clear\ )?sign\ (?:of|that)
        |(?:reveals?|shows?|proves?|tells?\ us|suggests?)\ (?:that\ )?(?:you\ (?:are|were|have|fear|never|still)
        |your\ (?:true|real|hidden|deep\w*))"""
    ),
    message=_("“%(words)s” interprets. You could ask “what might it be for you, if anything?”."),
    unless_said=pattern(r"(?:what|whatever|if)\ (?:this|that|it)\ means?"),
)

BENEATH = Rule(
    kind=Kind.MEANING,
    words=pattern(
        rf"""{DEPTHS}|your\ {INNER}\ (?:is|are|was|were)\ (?:trying|telling|showing|asking|saying|warning)
        |(?:is|are|was|were)\ trying\ to\ (?:tell|teach|show|warn)|deep\ down|really\ about
        |(?:because|that)\ you\ (?:are\ afraid\ of|fear|never\ felt|were\ not\ loved|secretly|crave)
        |(?:real|true|hidden|deeper|underlying|secret)\ (?:reason|meaning|message|cause|self|lesson)s?
        |(?:which|what|the)\ lessons?|meant\ to\ (?:teach|show|tell)|(?:happens?|happened)\ for\ a\ reason
        |root\ (?:cause|of)|stems?\ from|message\ from\ (?:your|the|beyond)"""
    ),
    message=_("“%(words)s” claims to know what lies beneath. You could leave that to the person."),
)

RULES = (MEANS, BENEATH)
