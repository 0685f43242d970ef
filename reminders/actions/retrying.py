"""After a mail server was mended: try at once what waits or failed, as long as it is not stale."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from reminders.models import STALE_AFTER, Occurrence


@transaction.atomic
def retry_now(*, now: datetime) -> int:
    """Make ready what was put off or refused and is still fresh; return how many.

    What was handed over and never confirmed stays closed: it may have arrived.
    """
    fresh = Occurrence.objects.filter(due_at__gt=now - STALE_AFTER, due_at__lte=now)
    put_off = Q(state=Occurrence.State.PLANNED, attempt__gt=0, ready_at__gt=now)
    refused = Q(state=Occurrence.State.FAILED, failed_because=Occurrence.Failed.REFUSED)
    again = fresh.filter(put_off | refused).select_for_update(skip_locked=True)
    rows = list(again.values_list("pk", flat=True))
    return Occurrence.objects.filter(pk__in=rows).update(
        state=Occurrence.State.PLANNED, ready_at=now, failed_because=""
    )
