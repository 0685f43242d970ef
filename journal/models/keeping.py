"""Words shared by all that can be put in the trash."""

from datetime import datetime, timedelta
from typing import Self, TypeVar

from django.db import models

from accounts.models import User

DAYS_IN_TRASH = 30


Row = TypeVar("Row", bound=models.Model)


def leaves_trash_at(trashed_at: datetime | None) -> datetime | None:
    return trashed_at and trashed_at + timedelta(days=DAYS_IN_TRASH)


class KeptQuerySet(models.QuerySet[Row]):
    """Words shared by all that can be put in the trash."""

    def of(self, client: User) -> Self:
        return self.filter(client_id=client.public_id)

    def kept(self) -> Self:
        return self.filter(trashed_at=None)

    def in_trash(self) -> Self:
        return self.exclude(trashed_at=None)

    def trashed_before(self, moment: datetime) -> Self:
        return self.filter(trashed_at__lt=moment)
