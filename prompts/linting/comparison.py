"""Measuring somebody against others, or against something called normal."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, one_of, pattern

OTHERS = one_of(
    "others other_people other_clients other_adults other_families most most_people most_of_us "
    "everyone everybody anyone_else anybody_else everyone_else everybody_else your_friends "
    "your_peers your_colleagues the_average average healthy_people"
)
USUAL = one_of("person people response reaction client session experience")

NORMAL = Rule(
    kind=Kind.COMPARISON,
    words=pattern(
        r"(?:ab|para)?normal(?:ly|ity)?|the average person|weird|crazy|insane",
        rf"typical {USUAL}",
        r"(?:healthy|well-adjusted|functional|mature) (?:people|person|adults?|famil\w+)",
    ),
    message=_(
        "“%(words)s” sets a measure for how people are. You could say what is, without a measure."
    ),
)

OTHER_PEOPLE = Rule(
    kind=Kind.COMPARISON,
    words=pattern(
        r"(?:compared?|comparing|in comparison|in contrast) (?:yourself |it |this )?"
        rf"(?:to|with) {OTHERS}",
        rf"(?:than|unlike|ahead of|behind|up with) {OTHERS}",
        r"(?:like|as) (?:most people|other people|others|everyone else|everybody else)"
        r" (?:do|does|can|have|manage|would)",
        r"(?:everyone|everybody) else|(?:by|at) your age|compared? yourself|measure up",
        r"most people|other people (?:can|manage|would|do|have|find it easy)",
    ),
    message=_("“%(words)s” compares. You could compare with nothing, or with an earlier day."),
)

RULES = (NORMAL, OTHER_PEOPLE)
