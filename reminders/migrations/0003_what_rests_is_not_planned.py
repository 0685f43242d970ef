"""The planner's index leaves out reminders that rest: there may come to be many of them.

It is built beside running writes, and the planner has the old one until then.
"""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("reminders", "0002_ways_and_spells")]

    operations = [
        migrations.RenameIndex(
            model_name="reminder", old_name="reminders_to_plan", new_name="reminders_all_to_plan"
        ),
        AddIndexConcurrently(
            model_name="reminder",
            index=models.Index(
                fields=["planned_until"],
                condition=Q(is_active=True, rests_since=None)
                & (Q(paused_at=None) | Q(paused_until__isnull=False)),
                name="reminders_to_plan",
            ),
        ),
        RemoveIndexConcurrently(model_name="reminder", name="reminders_all_to_plan"),
    ]
