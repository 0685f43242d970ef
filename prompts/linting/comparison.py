"""Measuring somebody against others, or against something called normal."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern

OTHERS = r"""(?:others|other\ (?:people|clients|patients|persons|adults|families|men|women)|most
    |most\ (?:people|of\ us|clients|adults)|every(?:one|body)(?:\ else)?|any(?:one|body)\ else
    |your\ (?:friends|peers|age|colleagues)|the\ average|average|healthy\ people)"""

NORMAL = Rule(
    kind=Kind.COMPARISON,
    words=pattern(
        r"""(?:ab|para)?normal(?:ly|ity)?|the\ average\ person|weird|crazy|insane
        |typical\ (?:person|people|response|reaction|client|session|experience)
        |(?:healthy|well-adjusted|functional|mature|good)\ (?:people|person|adults?|famil\w+)"""
    ),
    message=_(
        "“%(words)s” sets a measure for how people are. You could say what is, without a measure."
    ),
)

OTHER_PEOPLE = Rule(
    kind=Kind.COMPARISON,
    words=pattern(
        rf"""(?:compared?|comparing|in\ comparison|in\ contrast)\ (?:yourself\ |it\ |this\ )?
        (?:to|with)\ {OTHERS}
        |(?:than|unlike)\ {OTHERS}
        |(?:like|as)\ (?:most\ people|other\ people|others|everyone\ else|everybody\ else)
        \ (?:do|does|can|have|manage|would)
        |(?:ahead\ of|behind|up\ with)\ {OTHERS}|(?:everyone|everybody)\ else
        |(?:most|other)\ people\ (?:can|manage|would|do|have|find\ it\ easy)|by\ your\ age|at\ your\ age
        |compared?\ yourself|measure\ up"""
    ),
    message=_("“%(words)s” compares. You could compare with nothing, or with an earlier day."),
)

RULES = (NORMAL, OTHER_PEOPLE)
