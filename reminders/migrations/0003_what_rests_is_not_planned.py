"""The planner's index leaves out reminders that rest: there may come to be many of them."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("reminders", "0002_ways_and_spells")]

    operations = [
        migrations.RemoveIndex(model_name="reminder", name="reminders_to_plan"),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(
                fields=["planned_until"],
                condition=Q(is_active=True, rests_since=None)
                & (Q(paused_at=None) | Q(paused_until__isnull=False)),
                name="reminders_to_plan",
            ),
        ),
    ]
