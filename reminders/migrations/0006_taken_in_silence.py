"""Remember of an occurrence that a mail server had its mail and never said so: once more, no more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reminders", "0005_closed_occurrences")]

    operations = [
        migrations.AddField(
            model_name="occurrence",
            name="is_unsure",
            field=models.BooleanField(default=False, db_default=False),
        ),
    ]
