"""What suits somebody's days, as their page along the way asks for it."""

from accounts.models import User
from practices.arc_days import days_of
from practices.own_key import OwnKey
from practices.queries.these_days import Fitting, known_of, these_days


def found_for(client: User) -> list[Fitting]:
    client = User.objects.get(pk=client.pk)
    return these_days(known_of(days_of(client), OwnKey(client)))
