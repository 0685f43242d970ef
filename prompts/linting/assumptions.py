"""Who is taken for granted: one partner, a gender, a mother and a father."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern
from prompts.vocabulary import Lens

LEFT_OPEN = pattern(
    r"""if\ (?:you|there|any|they|anyone|someone|it)|if\ any|by\ choice|by\ blood|chosen
    |or\ (?:whoever|anyone|someone|somebody|anybody|other|none|nobody)"""
)

PARTNER = Rule(
    kind=Kind.PARTNER,
    words=pattern(
        r"""your\ (?:\w+\ )?(?:partner|husband|wife|spouse|girlfriend|boyfriend|fiancée?|lover
        |soulmate|other\ half|better\ half|significant\ other|ex|marriage|wedding|love\ life
        |sex\ life|spouse's|bedroom)(?:'s)?
        |your\ (?:romantic\ |love\ )?relationship(?!\w|\ (?:with|to))
        |the\ (?:man|woman|person|one)\ you(?:\ are|'re)?\ (?:married|love|live\ with|sleep)\w*
        |(?:husband|wife)\ (?:and|or)\ (?:husband|wife)|as\ a\ couple|the\ two\ of\ you
        |(?:when|since)\ you\ (?:got\ )?married|wives|husbands"""
    ),
    message=_(
        "“%(words)s” takes for granted that there is one. You could write “someone close to you”."
    ),
    unless_denied=False,
    unless_said=LEFT_OPEN,
)

PARTNERS = Rule(
    kind=Kind.PARTNER,
    words=pattern(r"your\ (?:\w+\ )?(?:partners|lovers|relationships(?!\ (?:with|to)))"),
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
        r"""s?he|him|his|hers?|himself|herself|\(s\)he|he/she|his/her
        |(?:like|as|being)\ an?\ (?:real\ |good\ |strong\ )?(?:man|woman|boy|girl|lady|gentleman)
        |(?:real\ )?(?:men|women|boys|girls|ladies|guys|gentlemen)|(?:man|woman)hood
        |mankind|opposite\ sex|both\ (?:genders|sexes)|(?:femin|mascul)in(?:e|ity)|manly|womanly
        |ladylike|maternal|paternal|motherly|fatherly"""
    ),
    message=_("“%(words)s” takes a gender for granted. You could write “they”, or “a person”."),
    unless_denied=False,
)

FAMILY = Rule(
    kind=Kind.FAMILY,
    words=pattern(
        r"""(?:your|a|both|our|the|his|her|their)\ (?:\w+\ )?(?:(?:step|grand|god)?
        (?:mothers?|fathers?|parents?)|mum|mom|mam|mama|mommy|mummy|dad|daddy|papa)(?:'s)?
        |(?:mothers?|mum|mom|moms|mums)\ (?:and|or)\ (?:fathers?|dads?)|your\ (?:\w+\ )?(?:parents')
        |your\ (?!inner\ )(?:\w+\ )?(?:kids?|child|children|sons?|daughters?|siblings?
        |brothers?|sisters?|grandm\w+|grandp\w+|aunts?|uncles?|cousins?|in-laws?)(?:'s)?
        |as\ a\ (?:mother|father|parent|mum|mom|dad|son|daughter)"""
    ),
    message=_(
        "“%(words)s” takes a certain family for granted. "
        "You could write “the people you grew up with”, or “someone who raised you”."
    ),
    unless_denied=False,
    unless_said=LEFT_OPEN,
)

RULES = (PARTNER, PARTNERS, GENDER, FAMILY)
