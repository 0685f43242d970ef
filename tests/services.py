"""pytest plugin: real PostgreSQL and Redis for the tests, before Django reads its settings."""

import os

os.environ.setdefault("JOURNAL_MODE", "demo")
os.environ.setdefault("SECRET_KEY", "tests only, never anywhere else: forty characters and more")
os.environ.setdefault(
    "KEY_RING",
    '{"deployment": "tests", "current": 1, "keys": {"1": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}}',
)
os.environ.setdefault("DATABASE_URL", "postgres://journal@%2Ftmp%2Fdevpg/lead")
os.environ.setdefault("REDIS_URL", "unix:///tmp/devpg/redis.sock?db=1")
