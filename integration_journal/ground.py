"""Ground me: one press from every page, the same for everybody, and there without a network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.allowing import may_use
from accounts.places import countries
from practices.breathing import LONG_EXHALE
from practices.players import COUNTS, Step
from prompts.queries import help_lines_by_country

SENSES = (
    _("Five things you can see. Let your eyes take their time."),
    _("Four things you can touch, or that touch you."),
    _("Three things you can hear, near or far."),
    _("Two things you can smell. Or two smells you like to think of."),
    _("One thing you can taste. A sip of water is good, too."),
)
LOOKING = (
    _("Let your head turn slowly, as if you had just come into this place."),
    _("Find where the doors and the windows are."),
    _("Let your eyes rest on something plain, or something you like, for as long as they want."),
    _("Feel what holds you up: a chair, a bed, the floor. Let it carry a little more."),
    _("Say to yourself where you are, and what day it is. You can read it at the top."),
)


@may_use("screen-wake-lock", "autoplay")
@require_safe
def ground(request: HttpRequest) -> HttpResponse:
    """Answer everybody alike: nothing personal stands here, so a browser may keep it."""
    names = dict(countries())
    known = [(group, names.get(group.code, "")) for group in help_lines_by_country()]
    context = {
        "pattern": LONG_EXHALE,
        "senses": [Step(t, range(n)) for t, n in zip(SENSES, COUNTS, strict=True)],
        "looking": [Step(text) for text in LOOKING],
        "by_country": [(name, group.lines) for group, name in known if name],
        "everywhere": [line for group, name in known if not name for line in group.lines],
    }
    return render(request, "ground.html", context)
