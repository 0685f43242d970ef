"""The tests' own ground: real PostgreSQL, Redis and SMTP."""

from email.message import EmailMessage

import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import connection

from integration_journal.celery import app as celery_app


@pytest.mark.django_db
def test_the_database_is_postgresql_and_the_role_no_superuser() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
        is_superuser = cursor.fetchone()[0]

    assert (connection.vendor, is_superuser) == ("postgresql", False)


def test_the_cache_is_redis() -> None:
    cache.set("seen", "yes", 10)

    assert cache.get("seen") == "yes"


def test_mails_arrive_over_smtp(mailbox: list[EmailMessage]) -> None:
    send_mail("A reminder you set", "Grüße\n", None, ["alice@example.org"])

    assert [(m["subject"], m.get_content()) for m in mailbox] == [("A reminder you set", "Grüße\n")]


def test_celery_and_the_cache_use_the_same_redis_database() -> None:
    with celery_app.connection_for_write() as broker:
        queued = broker.default_channel.client.connection_pool.connection_kwargs["db"]

    with redis.Redis.from_url(settings.REDIS_URL) as cache_side:
        assert int(queued) == cache_side.connection_pool.connection_kwargs["db"]
