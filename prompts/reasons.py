"""Why a prompt is on offer, as one true sentence."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from prompts.moment import HEAVY, Moment
from prompts.queries import PromptOffer
from prompts.vocabulary import Depth, Lens


def because(prompt: PromptOffer, moment: Moment) -> str:
    """The reason that weighed most."""
    if moment.rests(prompt):
        return met_before(prompt, moment)
    if prompt.prompt_id in moment.suggested:
        return suggested_by(moment.suggested[prompt.prompt_id])
    if prompt.prompt_id in moment.own:
        return _("One of your own questions.")
    if prompt.weight == HEAVY and moment.heavy_asked_for:
        return _("You asked for heavier questions too. It takes %(depth)s.") % {
            "depth": Depth(prompt.depth).label
        }
    return through_lens(prompt, moment) or _("For %(phase)s. It takes %(depth)s.") % {
        "depth": Depth(prompt.depth).label,
        "phase": moment.phase_words,
    }


def suggested_by(name: str) -> str:
    if not name:
        return _("Your therapist suggested this.")
    return _("%(name)s suggested this.") % {"name": name}


def goes_on() -> str:
    return _("It goes on from the question before.")


def met_before(prompt: PromptOffer, moment: Moment) -> str:
    answered_on = moment.answered.get(prompt.prompt_id)
    if answered_on is None:
        return _("You have met this one. Nothing newer fits right now.")
    day = date_format(answered_on, "DATE_FORMAT")
    return _("You answered this on %(day)s. Nothing newer fits right now.") % {"day": day}


def through_lens(prompt: PromptOffer, moment: Moment) -> str:
    """The theme it speaks to, chosen by the person or wished for by guidance."""
    values = {"depth": str(Depth(prompt.depth).label)}
    for lens in prompt.lenses:
        if lens in moment.lenses:
            return _("You chose “%(lens)s”. It takes %(depth)s.") % (
                values | {"lens": str(Lens(lens).label)}
            )
    for lens in prompt.lenses:
        if lens in moment.wanted:
            values |= {"lens": str(Lens(lens).label), "name": moment.wanted[lens]}
            return _("%(name)s would like room for “%(lens)s”. It takes %(depth)s.") % values
    return ""
