"""A walk through the body: which places, in which order, and how many in so many minutes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLAIN = (  # places that ask little; the outline of the body first
    _("Your hands. What do they touch? Warm, cool, or nothing at all: each is an answer."),
    _("Your heels, or wherever your feet are held."),
    _("The backs of your legs, where something carries them."),
    _("Your fingertips, one after the other."),
    _("Your elbows. Let them be as heavy as they are."),
    _("The air on your skin, wherever you feel it."),
    _("Your knees, as if you could warm them with your attention."),
    _("Your ears. What reaches them from far away?"),
    _("The tip of your nose, and the air that goes by."),
    _("Your toes. They may move."),
    _("Your forearms, and the cloth that lies on them."),
    _("Where the chair, the bed or the floor holds you most."),
)
WHOLE = (
    _("Your hands. Warm, cool, heavy, or nothing at all: each is an answer."),
    _("Your feet, from the heels to the toes."),
    _("Your calves and knees. Let whatever holds them hold a little more."),
    _("Your thighs, and the seat below you."),
    _("Your belly. It may move with the breath, or not."),
    _("Your lower back. If it hurts, stay only as near as is kind."),
    _("Your chest. Nothing has to open."),
    _("Your shoulders, and the weight of your arms."),
    _("Your neck and throat."),
    _("Your jaw. The teeth need not touch."),
    _("Your eyes and your forehead."),
    _("The top of your head."),
    _("The air on your skin, wherever you feel it."),
    _("Your hands once more."),
    _("The outline of your whole body, or of what carries it."),
)
SECONDS_A_PLACE = 30
LONGEST_STAY = 60  # seconds


def places_for(minutes: int, *, is_plain: bool) -> list[Promise]:
    """As many places as fit, spread over the whole walk; its last one always closes it."""
    places = PLAIN if is_plain else WHOLE
    wanted = max(3, minutes * 60 // (SECONDS_A_PLACE if minutes <= 5 else LONGEST_STAY))
    if wanted >= len(places):
        return list(places)
    gap = (len(places) - 1) / (wanted - 1)
    return [places[round(number * gap)] for number in range(wanted)]
