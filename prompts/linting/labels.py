"""Diagnoses and clinical labels: nobody is described by one here."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern
from prompts.vocabulary import Lens

DIAGNOSES = Rule(
    kind=Kind.LABEL,
    words=pattern(
        r"""c?-?ptsd|ocd|bipolar|borderline|narciss\w+|schizo\w+|psychos[ei]s|psychotic|mani[ac]|manic
        |dissociat\w+|depress(?:ed|ion|ive|ions)|disorder(?:s|ed)?|diagnos\w+|symptoms?|patholog\w+
        |(?:re)?traumati\w+|traumas?|addict(?:s|ed|ion|ive|ions)?|neuro(?:tic|sis)|codependen\w+
        |hypervigilan\w+|dysregulat\w+|maladaptive|dysfunction\w*|comorbid\w*|syndrome|avoidant
        |mental(?:ly)?\ (?:ill(?:ness)?|health)|treatment-resistant|suicid\w+|self-harm\w*|phobias?
        |panic\ attacks?|attachment\ (?:style|issues|wound)|(?:anger|trust|abandonment)\ issues
        |(?:as\ a|the|our|ketamine)\ patients?|patients|coping\ mechanisms?|defen[cs]e\ mechanisms?
        |triggered|your\ (?:triggers|anxiety|condition|insomnia)|toxic|psychiatric|relapse\w*|remission"""
    ),
    message=_("“%(words)s” is a clinical label. You could say it as the person would feel it."),
)

ADHD = Rule(
    kind=Kind.LABEL,
    words=pattern(r"adhd|autis\w+|aspergers?|neurodiver\w+|dyslexi\w+"),
    message=_("“%(words)s” is a label that not everyone wears. You could say “your kind of mind”."),
    lenses=frozenset({Lens.ADHD}),
)

RULES = (DIAGNOSES, ADHD)
