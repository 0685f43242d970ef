"""A browser and its system in plain words, from what the browser says of itself.

Only words of these tables are ever shown: what a program says of itself is anybody's text. The
order matters, since most browsers also claim to be the ones they descend from.
"""

from django.utils.translation import gettext as _

BROWSERS = (
    ("Edge", ("Edg/", "EdgA/", "EdgiOS/", "Edge/")),
    ("Opera", ("OPR/", "OPX/", "OPT/", "Opera")),
    ("Samsung Internet", ("SamsungBrowser/",)),
    ("DuckDuckGo", ("DuckDuckGo/", "Ddg/")),
    ("Vivaldi", ("Vivaldi/",)),
    ("Firefox", ("Firefox/", "FxiOS/", "Focus/")),
    ("Chrome", ("Chrome/", "CriOS/", "Chromium/")),
    ("Safari", ("Safari/",)),
)
SYSTEMS = (
    ("iPhone", ("iPhone",)),
    ("iPad", ("iPad",)),
    ("Android", ("Android",)),
    ("Windows", ("Windows",)),
    ("ChromeOS", ("CrOS",)),
    ("Mac", ("Macintosh", "Mac OS X")),
    ("Linux", ("Linux", "X11")),
)


def device_in_words(user_agent: str) -> str:
    """Say which browser on which system; "a browser" where we cannot tell."""
    browser = first_named(BROWSERS, user_agent) or _("A browser")
    system = first_named(SYSTEMS, user_agent)
    if not system:
        return browser
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}


def first_named(table: tuple[tuple[str, tuple[str, ...]], ...], user_agent: str) -> str:
    """The first name of a table whose mark the text carries."""
    return next((name for name, marks in table if any(m in user_agent for m in marks)), "")
