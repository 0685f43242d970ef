"""Diagnoses and clinical labels: nobody is described by one here."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern
from prompts.vocabulary import Lens

DIAGNOSES = Rule(
    kind=Kind.LABEL,
    words=pattern(
        r"c?-?ptsd|ocd|bipolar|borderline|narciss\w+|schizo\w+|psychos[ei]s|psychotic|psychiatric",
        r"mania|manic|dissociat\w+|depress(?:ed|ion|ive|ions)|disorder(?:s|ed)?|diagnos\w+",
        r"symptoms?|syndrome|patholog\w+|(?:re)?traumati\w+|traumas?|comorbid\w*|dysfunction\w*",
        r"addict(?:s|ed|ion|ive|ions)?|neurotic|neurosis|codependen\w+|hypervigilan\w+|avoidant",
        r"dysregulat\w+|maladaptive|treatment-resistant|suicid\w+|self-harm\w*|phobias?|toxic",
        r"mental(?:ly)? (?:ill(?:ness)?|health)|panic attacks?|relapse\w*|remission|triggered",
        r"attachment (?:style|issues|wound)|(?:anger|trust|abandonment) issues",
        r"(?:as a|the|our|ketamine) patient|patients|(?:coping|defen[cs]e) mechanisms?",
        r"your (?:triggers|anxiety|condition|insomnia)",
    ),
    message=_("“%(words)s” is a clinical label. You could say it as the person would feel it."),
)

KINDS_OF_MIND = Rule(
    kind=Kind.LABEL,
    words=pattern(r"adhd|autis\w+|aspergers?|neurodiver\w+|dyslexi\w+"),
    message=_("“%(words)s” is a label not everyone wears. You could say “your kind of mind”."),
    lenses=frozenset({Lens.ADHD}),
)

RULES = (DIAGNOSES, KINDS_OF_MIND)
