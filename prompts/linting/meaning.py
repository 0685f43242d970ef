"""Interpretation: what an image or a feeling means is the person's to say, or to leave open."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, one_of, pattern

DEPTHS = r"(?:un|sub)conscious(?:ness|ly)?(?: mind)?"
INNER = one_of("psyche mind soul dreams? tears? shadow inner_\\w+ true_self session visions? body")
SIGNS = one_of(
    "image dream feeling tears? vision animal colour color part pain numbness anger \\w+ing"
)
ALWAYS = r"(?:clearly |really |usually |often |always |probably )?"
UNSEEN = one_of("real true hidden deeper underlying secret")
HIDING = one_of(
    "resisting avoiding denying blocking projecting repressing hiding in_denial running_from"
)

MEANS = Rule(
    kind=Kind.MEANING,
    words=pattern(
        rf"(?:this|that|which|it|{SIGNS}) {ALWAYS}means?(?: that)? (?:you|your|there|something)"
        r"(?! (?:do not|need not|don't|may|can)\b)",
        rf"(?:(?<=^)|(?<=[.?!:,] ))(?:this|that|it) {ALWAYS}means",
        r"symboli[sz]\w*|represents?|stands for|is a symbol",
        r"(?:is|are|was|were|as) (?:often |usually )?(?:a (?:clear )?)?signs? (?:that|of)",
        r"(?:reveals?|shows?|proves?|tells? us|suggests?) (?:that )?(?:you (?:are|were|fear|never"
        r"|still|avoid|want|need|take|hold|carry|do not|don't)|your (?:true|real|hidden|deep\w*))",
        r"in disguise|(?:is|are) (?:always|never just|nothing but|really just) \w+",
    ),
    message=_("“%(words)s” interprets. You could ask “what might it be for you, if anything?”."),
    unless_said=pattern(r"(?:what|whatever|if) (?:this|that|it) means?"),
)

BENEATH = Rule(
    kind=Kind.MEANING,
    words=pattern(
        rf"{DEPTHS}|your {INNER} (?:is|are|was|were) "
        r"(?:trying|telling|showing|asking|saying|warning)",
        r"(?:is|are|was|were) trying to (?:tell|teach|show|warn)|deep down",
        r"really (?:about|angry|afraid|sad|scared|running|hiding|avoiding)|you(?:'re| are) really",
        rf"you(?:'re| are| were) (?:\w+ )?{HIDING}",
        r"(?:because|that) you (?:are afraid of|fear|never felt|were not loved|secretly|crave)",
        rf"{UNSEEN} (?:reason|meaning|message|cause|self|lesson)s?|root (?:cause|of)|stems? from",
        r"(?:what|the) lessons?|meant to (?:teach|show|tell)|(?:happens?|happened) for a reason",
        r"message from (?:your|the|beyond)",
    ),
    message=_("“%(words)s” claims to know what lies beneath. You could leave that to the person."),
)

RULES = (MEANS, BENEATH)
