"""Who is taken for granted: one partner, a gender, a mother and a father."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, one_of, pattern
from prompts.vocabulary import Lens

LOVES = one_of(
    "partner husband wife spouse girlfriend boyfriend fiancée? lover soulmate ex marriage"
)
PARENT = r"(?:step|grand|god)?(?:mother|father|parent)s?|mum|mom|mama|mommy|mummy|dad|daddy|papa"
KIN = one_of(
    "kids? child children sons? daughters? siblings? brothers? sisters? "
    "grandm\\w+ grandp\\w+ aunts? uncles? cousins? in-laws?"
)
LEFT_OPEN = pattern(
    "if (?:you|there|any|they|anyone|someone|it)",
    "if any",
    "by (?:choice|blood)",
    "chosen",
    "or (?:whoever|anyone|someone|somebody|anybody|other|none|nobody)",
)

PARTNER = Rule(
    kind=Kind.PARTNER,
    words=pattern(
        rf"your (?:\w+ )?{LOVES}(?:'s)?",
        r"(?:your|the) (?:\w+ )?(?:other half|better half|significant other|wedding|honeymoon)",
        r"your (?:\w+ )?(?:love life|sex life|bedroom|anniversary)",
        r"your (?:romantic |love )?relationship(?! (?:with|to)\b)",
        r"the (?:man|woman|person|one) you(?: are|'re)? (?:married|love|live with|sleep)\w*",
        r"as a couple|the two of you|date nights?|(?:when|since) you (?:got )?married",
        r"(?:husbands?|wives|wife)(?: (?:and|or) (?:husbands?|wives|wife))?",
    ),
    message=_(
        "“%(words)s” takes for granted that there is one. You could write “someone close to you”."
    ),
    unless_denied=False,
    unless_said=LEFT_OPEN,
)

PARTNERS = Rule(
    kind=Kind.PARTNER,
    words=pattern(r"your (?:\w+ )?(?:partners|lovers|relationships(?! (?:with|to)\b))"),
    message=_(
        "“%(words)s” takes for granted that there are some. You could write “people close to you”."
    ),
    unless_denied=False,
    unless_said=LEFT_OPEN,
    lenses=frozenset({Lens.POLYAMORY}),
)

GENDER = Rule(
    kind=Kind.GENDER,
    words=pattern(
        r"s?he|him|his|hers?|himself|herself|\(s\)he|he/she|his/her",
        r"(?:like|as|being) an? (?:man|woman|boy|girl|lady|gentleman)",
        r"(?:real|good|strong|true|grown) (?:man|woman|boy|girl|lady|gentleman)",
        r"(?:real )?(?:men|women|boys|girls|ladies|guys|gentlemen)|(?:man|woman)hood|mankind",
        r"opposite sex|both (?:genders|sexes)|femin\w+|masculin\w+|manly|womanly|ladylike",
        r"maternal|paternal|motherly|fatherly",
    ),
    message=_("“%(words)s” takes a gender for granted. You could write “they”, or “a person”."),
    unless_denied=False,
)

FAMILY = Rule(
    kind=Kind.FAMILY,
    words=pattern(
        rf"(?:your|both|our|his|her|their) (?:\w+ )?(?:{PARENT})(?:'s|s')?",
        rf"(?:{PARENT}) (?:and|or) (?:{PARENT})",
        rf"your (?!inner )(?:\w+ )?{KIN}(?:'s)?",
        r"as a (?:mother|father|parent|mum|mom|dad|son|daughter)",
    ),
    message=_(
        "“%(words)s” takes a certain family for granted. "
        "You could write “the people you grew up with”, or “someone who raised you”."
    ),
    unless_denied=False,
    unless_said=LEFT_OPEN,
)

RULES = (PARTNER, PARTNERS, GENDER, FAMILY)
