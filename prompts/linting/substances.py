"""Doses, substances and medication: for the people who prescribe, never for a prompt."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern
from prompts.vocabulary import Lens

DOSES = Rule(
    kind=Kind.SUBSTANCE,
    words=pattern(
        r"""(?:micro|mega)?dos(?:e|es|ed|ing|ages?)|\d*\s?(?:mg|milligrams?|mcg|micrograms?)|lozenges?|troches?
        |boosters?|top-up|infusions?|ketamine|(?:es|s|ar)ketamine|spravato
        |(?:stronger|higher|lower|bigger|smaller|more|less)\ (?:dose|amount\ of)|tolerance"""
    ),
    message=_("“%(words)s” speaks of doses. That belongs with the person's clinic."),
)

MEDICATION = Rule(
    kind=Kind.SUBSTANCE,
    words=pattern(
        r"""(?:take|taking|skip|skipping|stop|stopping|start|starting|increase|raise|raising|lower|halve|double|try
        |use|change|changing|adjust|mix|combine|cut\ down|come\ off|coming\ off|pause|reduce|reducing|quit|drop|leave\ out|need)
        \ (?:\w+\ ){0,3}(?:medications?|meds|pills?|tablets?|antidepressants?|painkillers?|sedatives?|supplements?
        |prescriptions?|drugs?|herbs?|remed(?:y|ies)|sleeping\ \w+)"""
    ),
    message=_("“%(words)s” advises about medication. That belongs with the person's clinic."),
    unless_denied=False,
)

SUBSTANCES = Rule(
    kind=Kind.SUBSTANCE,
    words=pattern(
        r"""cannabis|weed|marijuana|thc|cbd|mdma|lsd|psilocybin|magic\ mushrooms?|ayahuasca|cocaine|nicotine
        |(?:a|some|of|the)\ (?:wine|beer|whisk(?:e)?y|gin|vodka|alcohol|cigarette|joint|smoke)|alcohol|glass\ of\ wine|melatonin
        |valerian|get\ high|benzos?|benzodiazepines?|opioids?"""
    ),
    message=_("“%(words)s” names a substance. You could leave it for the person to name."),
    lenses=frozenset({Lens.SUBSTANCE_CARE}),
)

RULES = (DOSES, MEDICATION, SUBSTANCES)
