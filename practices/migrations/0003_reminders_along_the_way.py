import django.db.models.deletion
import encryption.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('practices', '0002_days_intentions_and_suggestions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ArcWish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('content_slot', encryption.fields.SlotField()),
                ('document', encryption.fields.SealedJSONField(label='practices.arc_wish.document', revision='document_revision', slot='content_slot', subject='client_id')),
                ('document_revision', encryption.fields.RevisionField(default=0)),
                ('client', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='arc_wish', to=settings.AUTH_USER_MODEL, to_field='public_id')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
