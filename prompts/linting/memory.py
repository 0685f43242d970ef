"""Leading questions: memory gives way to whoever asks, so nothing is taken to have happened."""

from django.utils.translation import gettext_lazy as _

from prompts.linting.finding import Kind
from prompts.linting.phrases import Rule, pattern

HARM = r"""(?:hurt|harmed|abused|hit|beat|beaten|left|abandoned|betrayed|rejected|neglected|touched
    |shamed|attacked|wounded|violated|molested|raped|assaulted|bullied|failed|let\ down|silenced)"""

LEADING = Rule(
    kind=Kind.MEMORY,
    words=pattern(
        rf"""did\ you\ (?:really\ |also\ |ever\ )?(?:see|hear|meet|visit|relive|go\ back|sense\ a
        |remember|recall|encounter|leave\ your\ body|feel\ (?:the|a)\ presence)
        |(?:do|can|don't)\ you\ (?:still\ )?(?:remember|recall)\ (?!of\b|any|anything)\w+
        |remember\ (?:when|the\ (?:time|day|moment|first|night)|how|being|what\ happened)
        |what\ (?:really\ |actually\ )?happened\ to\ you|what\ really\ happened
        |who\ (?:first\ |really\ )?(?:{HARM}|made\ you|taught\ you\ to\ (?:hate|fear))
        |(?:were|was|are)\ you\ (?:ever\ )?{HARM}|(?:when|where)\ (?:were\ you|you\ were)\ {HARM}
        |did\ (?:\w+\ ){{1,3}}(?:to\ you|{HARM}\ you)|(?:was|were)\ done\ to\ you
        |(?:how\ old|where)\ were\ you\ when|who\ was\ there\ when
        |(?:the|that)\ \w+\ (?:that\ |who\ )?(?:you\ (?:saw|met|heard)|appeared|spoke\ to\ you)"""
    ),
    message=_(
        "“%(words)s” leads: it takes for granted that something happened. "
        "You could ask “what, if anything, is here?”."
    ),
    unless_denied=False,
)

DIGGING = Rule(
    kind=Kind.MEMORY,
    words=pattern(
        rf"""repressed|buried|suppressed|relive|re-live|recover(?:ed|ing)?\ (?:a\ |the\ |your\ )?memor\w+
        |(?:hidden|lost|forgotten|blocked|childhood|traumatic|painful|worst|earliest|first|early)
        \ (?:\w+\ )?(?:memory|memories|wounds?|trauma|abuse)
        |childhood\ (?:pain|hurt|secret)|inner\ child's?\ wound\w*
        |try\ (?:hard\ |harder\ )?to\ (?:remember|recall)|think\ (?:back|hard)
        |(?:go|take\ yourself|travel)\ back\ (?:in(?:to)?|to)\ (?:the|your|that|a|when)
        |(?:reveal|uncover|unlock|bring\ up|dig\ up)(?:s|ed)?\ (?:\w+\ ){{0,2}}
        (?:past|childhood|memor\w+|secrets?|trauma|truth)
        |the\ (?:abuse|trauma|wound|accident|attack|betrayal|incident)
        |as\ (?:a|an)\ (?:small\ |young\ )?(?:child|baby|infant|kid)\b[^.?!]*\b{HARM}
        |(?:when\ you\ were|were\ you)\ (?:a\ child|little|small|young)\b[^.?!]*\b{HARM}"""
    ),
    message=_("“%(words)s” goes looking for a memory. You could let whatever comes be enough."),
)

RULES = (LEADING, DIGGING)
