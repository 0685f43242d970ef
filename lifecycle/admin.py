"""A person's page in the admin, with what crosses rooms."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.admin import PersonAdmin
from accounts.admin_steps import Step
from accounts.models import User
from lifecycle.actions.roles import take_back_therapist

TAKE_BACK = Step(
    "take-back",
    _("Take back the therapist's role"),
    _("Take back this therapist's role?"),
    (
        _(
            "Everything they share with clients here ends at once: each copy is destroyed, and "
            "with it the key they read it with. What was read cannot be unread."
        ),
        _(
            "Their invitations stop working. Their clients keep their whole journals, and read "
            "under “People” that this has ended."
        ),
        _(
            "The account becomes an ordinary one. To be a therapist here again they apply anew; "
            "nothing that was shared comes back."
        ),
    ),
    take_back_therapist,
    _("is a therapist here no more"),
    lambda person: person.is_therapist,
    erases=True,
)


@admin.register(User)
class PersonWithRoleAdmin(PersonAdmin):
    """Staff and therapists, and the way out of being one."""

    steps = (TAKE_BACK,)
