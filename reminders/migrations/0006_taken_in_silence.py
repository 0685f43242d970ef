"""Remember that a mail server had a mail and never said so: it gets it once more, and no more."""

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
