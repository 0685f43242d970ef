"""Doses, substances and medication: for the people who prescribe, never for a prompt."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, one_of, pattern
from prompts.vocabulary import Lens

CHANGING = one_of(
    "take taking skip skipping stop stopping start starting increase raise raising lower halve "
    "double try use change changing adjust mix combine cut_down come_off coming_off pause reduce "
    "reducing quit drop leave_out leave_off need"
)
REMEDY = one_of(
    "medications? meds pills? tablets? antidepressants? painkillers? sedatives? supplements? "
    "prescriptions? drugs? herbs? remedy remedies sleeping_\\w+"
)

DOSES = Rule(
    kind=Kind.SUBSTANCE,
    words=pattern(
        r"(?:micro|mega)?dos(?:e|es|ed|ing|ages?)|\d*\s?(?:mg|milligrams?|mcg|micrograms?)",
        r"lozenges?|troches?|boosters?|top-up|infusions?|(?:es|s|ar)?ketamine|spravato|tolerance",
        r"(?:stronger|higher|lower|bigger|smaller|more|less) (?:dose|amount of)",
    ),
    message=_("“%(words)s” speaks of doses. That belongs with the person's clinic."),
)

MEDICATION = Rule(
    kind=Kind.SUBSTANCE,
    words=pattern(
        rf"{CHANGING} (?:\w+ ){{0,3}}{REMEDY}",
        rf"{REMEDY} (?:\w+ ){{0,4}}{CHANGING}",
    ),
    message=_("“%(words)s” advises about medication. That belongs with the person's clinic."),
    unless_denied=False,
)

SUBSTANCES = Rule(
    kind=Kind.SUBSTANCE,
    words=pattern(
        r"cannabis|marijuana|thc|cbd|mdma|lsd|psilocybin|magic mushrooms?|ayahuasca|cocaine",
        r"(?:smok\w+|some) weed|nicotine|alcohol|melatonin|valerian|get high|opioids?",
        r"(?:a|some|of) (?:wine|beer|whisk(?:e)?y|gin|vodka|cigarette|joint)|benzo\w*",
    ),
    message=_("“%(words)s” names a substance. You could leave it for the person to name."),
    lenses=frozenset({Lens.SUBSTANCE_CARE}),
)

RULES = (DOSES, MEDICATION, SUBSTANCES)
