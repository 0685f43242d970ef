"""Words shared by all that a client can take away and put back."""

from datetime import datetime
from typing import Self, TypeVar

from django.db import models

from accounts.models import User

Row = TypeVar("Row", bound=models.Model)


class OwnQuerySet(models.QuerySet[Row]):
    """Words shared by all that a client can take away and put back."""

    def of(self, client: User) -> Self:
        return self.filter(client_id=client.public_id)

    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def removed(self) -> Self:
        return self.exclude(removed_at=None)

    def removed_since(self, moment: datetime) -> Self:
        return self.filter(removed_at__gte=moment)

    def removed_before(self, moment: datetime) -> Self:
        return self.filter(removed_at__lt=moment)
