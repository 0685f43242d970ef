"""Remember by which zone data reminders were planned, to plan anew when governments decide."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reminders", "0003_what_rests_is_not_planned")]

    operations = [
        migrations.CreateModel(
            name="ZoneRules",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        primary_key=True, serialize=False, auto_created=True, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(max_length=32)),
                ("zones", models.JSONField(default=dict)),
                ("held_at", models.DateTimeField()),
                ("is_settled", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="zone_rules_are_one_row"
                    ),
                ],
            },
        ),
    ]
