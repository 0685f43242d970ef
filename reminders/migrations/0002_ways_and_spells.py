"""Ways of reminding, quiet spells, dates instead of weekdays, putting off, and rest when unanswered.

What is new and not null has a default in the database: workers of the version before still write.
Going back, reminders of single dates are stopped, since the version before knows weekdays only.
"""

import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import encryption.fields
import uuid
from django.conf import settings
from django.db import migrations, models


def stop_those_of_dates(apps, schema_editor):
    reminders = apps.get_model('reminders', 'Reminder')
    reminders.objects.filter(day_bits=0).update(day_bits=127, dates=[], is_active=False)


class Migration(migrations.Migration):

    dependencies = [
        ('reminders', '0001_reminders'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('planner', 'planner'), ('sender', 'sender'), ('self-test', 'daily self-test')], max_length=12, unique=True)),
                ('beat_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='PushPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('digest', models.UUIDField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('content_slot', encryption.fields.SlotField()),
                ('document', encryption.fields.SealedJSONField(label='reminders.push_place.document', revision='document_revision', slot='content_slot', subject='client_id')),
                ('document_revision', encryption.fields.RevisionField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='QuietSpell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_id', models.UUIDField()),
                ('begins_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ReminderSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('way', models.CharField(choices=[('email', 'By e-mail'), ('push', 'On this phone or computer'), ('in-app', 'Only here, in the journal')], default='email', max_length=8)),
                ('quiet_from', models.TimeField(blank=True, default=datetime.time(21, 0), null=True)),
                ('quiet_to', models.TimeField(blank=True, default=datetime.time(9, 0), null=True)),
                ('day_ends_at', models.TimeField(default=datetime.time(0, 0))),
                ('keeps_coming', models.BooleanField(default=False)),
                ('feed_digest', models.UUIDField(blank=True, null=True, unique=True)),
                ('feed_made_at', models.DateTimeField(blank=True, null=True)),
                ('content_slot', encryption.fields.SlotField()),
                ('document', encryption.fields.SealedJSONField(label='reminders.reminder_settings.document', revision='document_revision', slot='content_slot', subject='client_id')),
                ('document_revision', encryption.fields.RevisionField(default=0)),
            ],
            options={
                'verbose_name': 'reminder settings',
            },
        ),
        migrations.CreateModel(
            name='WordsToSend',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('content_slot', encryption.fields.SlotField()),
                ('document', encryption.fields.SealedJSONField(label='reminders.words_to_send.document', revision='document_revision', slot='content_slot', subject='client_id')),
                ('document_revision', encryption.fields.RevisionField(default=0)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='reminder',
            name='reminder_has_a_day',
        ),
        migrations.AddField(
            model_name='occurrence',
            name='snoozed',
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='reminder',
            name='dates',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AddField(
            model_name='reminder',
            name='day_ends_at',
            field=models.TimeField(db_default=datetime.time(0, 0), default=datetime.time(0, 0)),
        ),
        migrations.AddField(
            model_name='reminder',
            name='rests_since',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='reminder',
            name='unanswered',
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AlterField(
            model_name='occurrence',
            name='skipped_because',
            field=models.CharField(blank=True, choices=[('late', 'its moment had passed'), ('quiet', 'it fell into hours or days kept quiet'), ('enough', 'another one came that day'), ('resting', 'fewer, since they went unanswered')], max_length=16),
        ),
        migrations.AlterField(
            model_name='reminder',
            name='kind',
            field=models.CharField(choices=[('practice', 'practice'), ('intention', 'intention'), ('arc', 'the days after a session')], max_length=16),
        ),
        migrations.RunPython(migrations.RunPython.noop, stop_those_of_dates),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dates', []), ('day_bits__gte', 1), ('day_bits__lte', 127)), models.Q(('day_bits', 0), models.Q(('dates', []), _negated=True)), _connector='OR'), name='reminder_has_a_day'),
        ),
        migrations.AddField(
            model_name='pushplace',
            name='client',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='push_places', to=settings.AUTH_USER_MODEL, to_field='public_id'),
        ),
        migrations.AddField(
            model_name='quietspell',
            name='client',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quiet_spells', to=settings.AUTH_USER_MODEL, to_field='public_id'),
        ),
        migrations.AddField(
            model_name='remindersettings',
            name='client',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_settings', to=settings.AUTH_USER_MODEL, to_field='public_id'),
        ),
        migrations.AddField(
            model_name='wordstosend',
            name='client',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='words_to_send', to=settings.AUTH_USER_MODEL, to_field='public_id'),
        ),
        migrations.AddConstraint(
            model_name='pushplace',
            constraint=models.UniqueConstraint(fields=('client', 'digest'), name='one_place_per_browser'),
        ),
        migrations.AddConstraint(
            model_name='quietspell',
            constraint=models.UniqueConstraint(fields=('client', 'source_id'), name='one_spell_per_thing'),
        ),
        migrations.AddConstraint(
            model_name='quietspell',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at', None), ('ends_at__gt', models.F('begins_at')), _connector='OR'), name='a_spell_lasts'),
        ),
        migrations.AddConstraint(
            model_name='remindersettings',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quiet_from', None), ('quiet_to', None)), models.Q(('quiet_from__isnull', False), ('quiet_to__isnull', False), models.Q(('quiet_from', models.F('quiet_to')), _negated=True)), _connector='OR'), name='own_quiet_hours_begin_and_end'),
        ),
        migrations.AddConstraint(
            model_name='remindersettings',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('feed_digest', None), ('feed_made_at', None)), models.Q(('feed_digest__isnull', False), ('feed_made_at__isnull', False)), _connector='OR'), name='a_feed_has_its_day'),
        ),
    ]
