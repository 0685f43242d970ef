"""Places in and around the body, from top to toe."""

from django.utils.translation import gettext_lazy as _

from prompts.words.kinds import Region, Word

REGIONS: list[Region] = [
    Region("crown", _("top of the head"), False),
    Region("forehead", _("forehead"), False),
    Region("eyes", _("eyes"), True),
    Region("jaw", _("jaw"), False),
    Region("face", _("face"), False),
    Region("throat", _("throat"), False),
    Region("neck", _("back of the neck"), False),
    Region("shoulders", _("shoulders"), True),
    Region("upper-back", _("upper back"), False),
    Region("chest", _("chest"), False),
    Region("heart", _("around the heart"), False),
    Region("ribs", _("ribs"), True),
    Region("diaphragm", _("under the ribs"), False),
    Region("belly", _("belly"), False),
    Region("gut", _("gut, low belly"), False),
    Region("mid-back", _("middle of the back"), False),
    Region("low-back", _("low back"), False),
    Region("hips", _("hips"), True),
    Region("pelvis", _("pelvis"), False, may_be_hidden=True),
    Region("buttocks", _("buttocks"), False, may_be_hidden=True),
    Region("upper-arms", _("upper arms"), True),
    Region("elbows", _("elbows"), True),
    Region("forearms", _("forearms"), True),
    Region("hands", _("hands"), True),
    Region("thighs", _("thighs"), True),
    Region("knees", _("knees"), True),
    Region("lower-legs", _("shins and calves"), True),
    Region("feet", _("feet"), True),
    Region("whole-body", _("skin, the whole body"), False),
    Region("around", _("around or outside my body"), False),
]

SIDES: list[Word] = [
    Word("left", _("left")),
    Word("right", _("right")),
    Word("both", _("both sides")),
]
NOWHERE = Word("nowhere", _("I can’t find it"))
