"""What is closed is found by its day, to be counted and forgotten: it soon outnumbers the rest.

Built beside running writes.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("reminders", "0004_zone_rules")]

    operations = [
        AddIndexConcurrently(
            model_name="occurrence",
            index=models.Index(
                fields=["due_at"],
                condition=Q(ready_at__isnull=True),
                name="closed_occurrences",
            ),
        ),
    ]
