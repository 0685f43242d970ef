"""How many people a prompt was of use to, counted so that nobody can be told from the count."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from encryption.fields import WorkerBoxField
from prompts.models.library import Prompt


class UseSlip(models.Model):
    """An unsigned slip in a closed box: some prompts somebody answered. No person, no time.

    The id is random, so that neither it nor the order of rows says when it was written.
    """

    public_id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    box = WorkerBoxField()

    def __str__(self) -> str:
        return "slip"


class UseCount(models.Model):
    """How many people answered a prompt in one season: three months from its first day."""

    prompt = models.ForeignKey(Prompt, on_delete=models.CASCADE, related_name="uses")
    season_on = models.DateField(_("first day of the season"))
    people = models.PositiveIntegerField(_("people"), default=0)

    class Meta:
        ordering = ["-season_on"]
        constraints = [
            models.UniqueConstraint(
                name="a_prompt_is_counted_once_in_a_season", fields=["prompt", "season_on"]
            ),
            models.CheckConstraint(
                name="a_season_begins_on_the_first_of_its_months",
                condition=Q(season_on__day=1, season_on__month__in=[1, 4, 7, 10]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prompt_id} in {self.season_on}"
