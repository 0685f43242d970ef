from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_devices_and_held_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="device",
            name="is_shared",
            field=models.BooleanField(default=False),
        ),
    ]
